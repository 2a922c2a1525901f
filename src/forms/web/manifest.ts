import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const formWeb: WebManifest = {
  pages: {
    '/quan-tri/phieu': {
      load: async () => (await import('./FormsPage.tsx')).FormsPage,
      menu: { words: 'Phiếu, biểu mẫu', group: 'administration', order: 100, verbs: ['forms.manage'] },
    },
  },
  trail: async () => (await import('../contract/events.ts')).formTrail,
};
