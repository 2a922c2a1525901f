import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const unitWeb: WebManifest = {
  pages: {
    '/quan-tri/don-vi': {
      load: async () => (await import('./UnitsPage.tsx')).UnitsPage,
      menu: { words: 'Đơn vị', group: 'administration', order: 50, verbs: ['units.manage'] },
    },
  },
  trail: async () => (await import('../contract/events.ts')).unitTrail,
};
