import type { WebManifest } from '../../platform/ui/web-manifest.ts';

/** Its page stands with the calculated indicators, which are shown beside the totals they are made of (`indicators/web`). */
export const totalWeb: WebManifest = {
  trail: async () => (await import('../contract/events.ts')).totalTrail,
};
