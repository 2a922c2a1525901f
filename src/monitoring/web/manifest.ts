import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const monitoringWeb: WebManifest = {
  pages: {
    '/': {
      load: 'with-the-frame',
      menu: { words: 'Việc cần làm', order: 10, covers: [] },
    },
    '/tien-do': {
      load: async () => (await import('./MatrixPage.tsx')).MatrixPage,
      needs: ['progress.read'],
    },
    '/tien-do/$form/$period': {
      load: async () => (await import('./ProgressPage.tsx')).ProgressPage,
      needs: ['progress.read'],
    },
  },
  trail: async () => (await import('../contract/events.ts')).monitoringTrail,
};
