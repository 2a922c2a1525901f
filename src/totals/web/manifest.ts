import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const totalWeb: WebManifest = {
  pages: {
    '/tong-hop': {
      load: async () => (await import('./TotalsPage.tsx')).TotalsPage,
      needs: ['figures.read'],
      menu: { words: 'Tổng hợp', order: 40, verbs: ['figures.read'] },
    },
  },
  trail: async () => (await import('../contract/events.ts')).totalTrail,
};
