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
    '/quan-tri/phieu/ban-nhap/$draft': {
      load: async () => (await import('./design/DesignPage.tsx')).DesignPage,
      needs: ['forms.manage'],
    },
  },
  trail: async () => (await import('../contract/events.ts')).formTrail,
};
