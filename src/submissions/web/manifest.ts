import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const submissionWeb: WebManifest = {
  pages: {
    '/phieu': {
      load: async () => (await import('./SubmissionsPage.tsx')).SubmissionsPage,
      needs: ['figures.read'],
      menu: { words: 'Nhập số liệu', order: 20, verbs: ['figures.enter'] },
    },
    '/phieu/$id': {
      load: async () => (await import('./EntryPage.tsx')).EntryPage,
      needs: ['figures.read'],
    },
  },
  trail: async () => (await import('../contract/events.ts')).submissionTrail,
};
