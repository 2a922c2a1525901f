import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const documentWeb: WebManifest = {
  trail: async () => (await import('../contract/events.ts')).documentTrail,
};
