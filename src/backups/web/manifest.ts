import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const backupWeb: WebManifest = {
  pages: {},
  trail: async () => (await import('../contract/events.ts')).backupTrail,
};
