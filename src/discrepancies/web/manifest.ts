import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const discrepancyWeb: WebManifest = {
  pages: {
    '/chenh-lech': {
      load: async () => (await import('./CasesPage.tsx')).CasesPage,
      needs: ['figures.read'],
    },
    '/chenh-lech/theo-don-vi': {
      load: async () => (await import('./OwnersPage.tsx')).OwnersPage,
      needs: ['figures.read'],
    },
    '/chenh-lech/o-tong-hop': {
      load: async () => (await import('./OpenAtTotalPage.tsx')).OpenAtTotalPage,
      needs: ['corrections.ask'],
    },
    '/chenh-lech/quy-tac': {
      load: async () => (await import('./RulesPage.tsx')).RulesPage,
      needs: ['forms.manage'],
      menu: { words: 'Quy tắc đối chiếu', group: 'administration', order: 110, verbs: ['forms.manage'] },
    },
    '/chenh-lech/moi/$id': {
      load: async () => (await import('./OpenCasePage.tsx')).OpenCasePage,
      needs: ['corrections.ask'],
    },
    '/chenh-lech/$id': {
      load: async () => (await import('./CasePage.tsx')).CasePage,
      needs: ['figures.read'],
    },
  },
  trail: async () => (await import('../contract/events.ts')).discrepancyTrail,
};
