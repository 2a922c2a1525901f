import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const correctionWeb: WebManifest = {
  trail: async () => (await import('../contract/events.ts')).correctionTrail,
};
