import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const signInWeb: WebManifest = {
  pages: {
    '/dang-nhap': {
      load: 'with-the-frame',
      outside: true,
    },
    '/doi-mat-khau': {
      load: async () => (await import('./ChangePasswordPage.tsx')).ChangePasswordPage,
      outside: true,
    },
    '/xac-thuc-hai-lop': {
      load: async () => (await import('./EnrolPage.tsx')).EnrolPage,
      outside: true,
    },
    '/quen-mat-khau': {
      load: async () => (await import('./LostPasswordPage.tsx')).LostPasswordPage,
      outside: true,
    },
    '/dat-lai-mat-khau': {
      load: async () => (await import('./ResetPasswordPage.tsx')).ResetPasswordPage,
      outside: true,
    },
    '/quan-tri/chinh-sach': {
      load: async () => (await import('./policy/PolicyPage.tsx')).PolicyPage,
      needs: ['policy.read'],
      menu: { words: 'Chính sách an toàn', group: 'administration', order: 60, verbs: ['policy.read'] },
    },
    '/tai-khoan-cua-toi': {
      load: async () => (await import('./MyAccountPage.tsx')).MyAccountPage,
    },
  },
  trail: async () => (await import('../contract/events.ts')).signInTrail,
};
