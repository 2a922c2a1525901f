import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const noticeWeb: WebManifest = {
  pages: {
    '/thong-bao': {
      load: async () => (await import('./NoticesPage.tsx')).NoticesPage,
    },
  },
  trail: async () => (await import('../contract/events.ts')).noticeTrail,
};
