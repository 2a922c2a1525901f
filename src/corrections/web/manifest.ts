import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const correctionWeb: WebManifest = {
  pages: {
    '/dieu-chinh': {
      load: async () => (await import('./AfterApprovalPage.tsx')).AfterApprovalPage,
      needs: ['figures.read'],
      menu: {
        words: 'Điều chỉnh, chênh lệch',
        group: 'unitsFigures',
        order: 30,
        verbs: ['corrections.ask', 'corrections.hear', 'approvals.approve'],
        covers: ['/dieu-chinh', '/rut-so-lieu', '/chenh-lech'],
      },
    },
    '/dieu-chinh/moi/$id': {
      load: async () => (await import('./ProposePage.tsx')).ProposePage,
      needs: ['corrections.ask'],
    },
    '/dieu-chinh/$id': {
      load: async () => (await import('./CorrectionPage.tsx')).CorrectionPage,
      needs: ['figures.read'],
    },
    '/rut-so-lieu/moi/$id': {
      load: async () => (await import('./AskWithdrawalPage.tsx')).AskWithdrawalPage,
      needs: ['corrections.ask'],
    },
    '/rut-so-lieu/phe-duyet/$id': {
      load: async () => (await import('./AskWholePage.tsx')).AskWholePage,
      needs: ['approvals.approve'],
    },
    '/rut-so-lieu/$id': {
      load: async () => (await import('./WithdrawalPage.tsx')).WithdrawalPage,
      needs: ['figures.read'],
    },
  },
  trail: async () => (await import('../contract/events.ts')).correctionTrail,
};
