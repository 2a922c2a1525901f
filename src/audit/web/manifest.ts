import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const auditWeb: WebManifest = {
  pages: {
    '/quan-tri/luu-giu-nhat-ky': {
      load: async () => (await import('./RetentionPage.tsx')).RetentionPage,
      needs: ['policy.read'],
      menu: { words: 'Lưu giữ nhật ký', group: 'administration', order: 70, verbs: ['policy.read'] },
    },
  },
  trail: async () => (await import('../contract/events.ts')).auditTrail,
};
