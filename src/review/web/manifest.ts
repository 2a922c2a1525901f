import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const reviewWeb: WebManifest = {
  pages: {
    '/kiem-tra/$form/$period': {
      load: async () => (await import('./ReviewPage.tsx')).ReviewPage,
      needs: ['review.decide'],
    },
    '/kiem-tra/hang-loat': {
      load: async () => (await import('./AcceptTogetherPage.tsx')).AcceptTogetherPage,
      needs: ['review.decide'],
    },
    '/chot/$id': {
      load: async () => (await import('./ConsolidationPage.tsx')).ConsolidationPage,
      needs: ['figures.read'],
    },
    '/phe-duyet': {
      load: async () => (await import('./ApprovalsPage.tsx')).ApprovalsPage,
      needs: ['figures.read'],
      menu: { words: 'Phê duyệt', group: 'unitsFigures', order: 20, verbs: ['review.decide'] },
    },
  },
  trail: async () => (await import('../contract/events.ts')).reviewTrail,
};
