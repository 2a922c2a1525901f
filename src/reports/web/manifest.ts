import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const reportWeb: WebManifest = {
  pages: {
    '/bao-cao': {
      load: async () => (await import('./ReportsPage.tsx')).ReportsPage,
      needs: ['figures.read'],
      menu: { words: 'Báo cáo', order: 50, verbs: ['figures.read'] },
    },
  },
  trail: async () => (await import('../contract/events.ts')).reportTrail,
};
