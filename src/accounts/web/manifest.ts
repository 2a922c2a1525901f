import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const accountWeb: WebManifest = {
  pages: {
    '/thiet-lap': {
      load: async () => (await import('./SetupPage.tsx')).SetupPage,
      outside: true,
    },
    '/tai-khoan-don-vi': {
      load: async () => (await import('./OwnAccountPage.tsx')).OwnAccountPage,
      needs: ['accounts.ask'],
    },
    '/tai-khoan-don-vi/de-nghi': {
      load: async () => (await import('./AskPage.tsx')).AskPage,
      needs: ['accounts.ask'],
    },
    '/quan-tri/tai-khoan': {
      load: async () => (await import('./AccountsPage.tsx')).AccountsPage,
      needs: ['accounts.manage'],
      menu: { words: 'Tài khoản', group: 'administration', order: 10, verbs: ['accounts.manage'] },
    },
    '/quan-tri/tai-khoan/$id': {
      load: async () => (await import('./AccountPage.tsx')).AccountPage,
      needs: ['accounts.manage'],
    },
    '/quan-tri/tai-khoan/$id/ban-giao': {
      load: async () => (await import('./HandoverPage.tsx')).HandoverPage,
      needs: ['accounts.manage'],
    },
    '/quan-tri/de-nghi': {
      load: async () => (await import('./RequestsPage.tsx')).RequestsPage,
      needs: ['accounts.manage'],
      menu: { words: 'Đề nghị về tài khoản', group: 'administration', order: 20, verbs: ['accounts.manage'] },
    },
    '/quan-tri/cong-chuc': {
      load: async () => (await import('./CustodiansPage.tsx')).CustodiansPage,
      needs: ['accounts.manage'],
      menu: { words: 'Công chức được giao', group: 'administration', order: 30, verbs: ['accounts.manage'] },
    },
    '/quan-tri/ra-soat': {
      load: async () => (await import('./ReviewAccountsPage.tsx')).ReviewAccountsPage,
      needs: ['accounts.review'],
      menu: { words: 'Rà soát tài khoản', group: 'administration', order: 40, verbs: ['accounts.review'] },
    },
    '/quan-tri/vai-tro': {
      load: async () => (await import('./RolesPage.tsx')).RolesPage,
      menu: {
        words: 'Vai trò và quyền',
        group: 'administration',
        order: 90,
        verbs: ['policy.read', 'accounts.review'],
      },
    },
  },
  trail: async () => (await import('../contract/events.ts')).accountTrail,
};
