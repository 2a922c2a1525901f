import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const classificationWeb: WebManifest = {
  pages: {
    '/quan-tri/phan-loai': {
      load: async () => (await import('./SchemesPage.tsx')).SchemesPage,
      menu: {
        words: 'Phân loại đơn vị',
        group: 'administration',
        order: 55,
        verbs: ['forms.manage'],
        covers: ['/quan-tri/phan-loai'],
      },
    },
    '/quan-tri/phan-loai/$code': {
      load: async () => (await import('./SchemePage.tsx')).SchemePage,
    },
  },
  trail: async () => (await import('../contract/events.ts')).classificationTrail,
};
