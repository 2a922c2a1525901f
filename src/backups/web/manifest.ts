import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const backupWeb: WebManifest = {
  pages: {
    '/quan-tri/sao-luu': {
      load: async () => (await import('./BackupsPage.tsx')).BackupsPage,
      needs: ['system.read'],
      menu: { words: 'Sao lưu, phục hồi', group: 'administration', order: 79, verbs: ['system.read'] },
    },
  },
  trail: async () => (await import('../contract/events.ts')).backupTrail,
};
