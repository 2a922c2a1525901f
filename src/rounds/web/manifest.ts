import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const roundWeb: WebManifest = {
  pages: {
    '/quan-tri/duong-di': {
      load: async () => (await import('./RoutesPage.tsx')).RoutesPage,
      needs: ['forms.manage'],
      menu: { words: 'Đường đi của phiếu', group: 'administration', order: 105, verbs: ['forms.manage'] },
    },
  },
  trail: async () => (await import('../contract/events.ts')).roundTrail,
};
