import type { WebManifest } from '../../platform/ui/web-manifest.ts';

export const submissionWeb: WebManifest = {
  pages: {
    '/phieu': {
      load: async () => (await import('./SubmissionsPage.tsx')).SubmissionsPage,
      needs: ['figures.read'],
      menu: {
        words: 'Nhập số liệu',
        order: 20,
        verbs: ['figures.enter'],
        covers: ['/phieu', '/bang-nhap', '/nhap-gop'],
      },
    },
    '/bang-nhap/$form/$period': {
      load: async () => (await import('./ManyPage.tsx')).ManyPage,
      needs: ['figures.enter'],
    },
    '/nhap-gop/$period': {
      load: async () => (await import('./GatheredPage.tsx')).GatheredPage,
      needs: ['figures.enter'],
    },
    '/phieu/$id': {
      load: async () => (await import('./EntryPage.tsx')).EntryPage,
      needs: ['figures.read'],
    },
    // A form being designed is tried with the figures of a unit.
    '/quan-tri/phieu/ban-nhap/$draft': {
      load: async () => (await import('./DesignFormPage.tsx')).DesignFormPage,
      needs: ['forms.manage'],
    },
    // What publishing a form does is told by the sheets that are being filled.
    '/quan-tri/phieu/ban-nhap/$draft/ban-hanh': {
      load: async () => (await import('./PublishFormPage.tsx')).PublishFormPage,
      needs: ['forms.manage'],
    },
  },
  trail: async () => (await import('../contract/events.ts')).submissionTrail,
};
