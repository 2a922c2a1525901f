import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const indicatorWeb: WebManifest = {
  pages: {
    '/tong-hop': {
      load: async () => (await import('./TotalsPage.tsx')).TotalsPage,
      needs: ['figures.read'],
      menu: { words: 'Tổng hợp', order: 40, verbs: ['figures.read'] },
    },
    '/quan-tri/chi-tieu': {
      load: async () => (await import('./IndicatorsPage.tsx')).IndicatorsPage,
      needs: ['forms.manage'],
      menu: {
        words: 'Chỉ tiêu tính toán',
        group: 'administration',
        order: 105,
        verbs: ['forms.manage'],
        covers: ['/quan-tri/chi-tieu'],
      },
    },
    '/quan-tri/chi-tieu/$code': {
      load: async () => (await import('./IndicatorPage.tsx')).IndicatorPage,
      needs: ['forms.manage'],
    },
  },
  trail: async () => (await import('../contract/events.ts')).indicatorTrail,
};
