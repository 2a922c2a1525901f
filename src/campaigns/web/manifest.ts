import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const campaignWeb: WebManifest = {
  pages: {
    '/kiem-tra': {
      load: async () => (await import('./ReviewQueuesPage.tsx')).ReviewQueuesPage,
      needs: ['review.decide'],
      menu: {
        words: 'Kiểm tra phiếu',
        group: 'unitsFigures',
        order: 10,
        verbs: ['review.decide'],
        covers: ['/kiem-tra', '/chot'],
      },
    },
    '/dot-thu-thap': {
      load: async () => (await import('./CampaignsPage.tsx')).CampaignsPage,
      menu: {
        words: 'Đợt thu thập, tiến độ',
        wordsAlone: 'Đợt thu thập',
        group: 'unitsFigures',
        order: 30,
        verbs: ['review.decide', 'progress.read'],
        covers: ['/dot-thu-thap', '/tien-do'],
      },
    },
    '/dot-thu-thap/moi': {
      load: async () => (await import('./NewCampaignPage.tsx')).NewCampaignPage,
      needs: ['campaigns.manage'],
    },
    '/dot-thu-thap/$id': {
      load: async () => (await import('./CampaignPage.tsx')).CampaignPage,
    },
  },
  trail: async () => (await import('../contract/events.ts')).campaignTrail,
};
