import type { WebManifest } from '../../platform/ui/web-manifest.ts';

/** Its page stands in `sign-in`: what a choice does to passwords and sessions is known there. */
export const policyWeb: WebManifest = {
  trail: async () => (await import('../contract/events.ts')).policyTrail,
};
