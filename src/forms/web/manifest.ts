import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const formWeb: WebManifest = {
  pages: {
    '/quan-tri/phieu': {
      load: async () => (await import('./FormsPage.tsx')).FormsPage,
      menu: {
        words: 'Danh mục phiếu',
        group: 'administration',
        order: 100,
        verbs: ['forms.manage'],
      },
    },
    '/quan-tri/phieu/danh-muc-ma': {
      load: async () => (await import('./lists/CodeListsPage.tsx')).CodeListsPage,
      needs: ['forms.manage'],
    },
  },
  trail: async () => (await import('../contract/events.ts')).formTrail,
};
