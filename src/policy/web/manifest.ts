import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const policyWeb: WebManifest = {
  pages: {
    '/quan-tri/chinh-sach': {
      load: async () => (await import('./PolicyPage.tsx')).PolicyPage,
      needs: ['policy.read'],
      menu: { words: 'Chính sách an toàn', group: 'administration', order: 60, verbs: ['policy.read'] },
    },
  },
  trail: async () => (await import('../contract/events.ts')).policyTrail,
};
