import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const jobWeb: WebManifest = {
  pages: {
    '/quan-tri/cong-viec': {
      load: async () => (await import('./JobsPage.tsx')).JobsPage,
      needs: ['jobs.manage'],
      menu: { words: 'Công việc chạy nền', group: 'administration', order: 80, verbs: ['jobs.manage'] },
    },
  },
  trail: async () => (await import('../contract/events.ts')).jobTrail,
};
