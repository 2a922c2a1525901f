import type { Manifest } from '../platform/manifest.ts';
import { publicationJobs } from './server/jobs.ts';
import { publicationRoutes } from './server/routes.ts';

export const publicationsManifest: Manifest = {
  routes: publicationRoutes,
  jobs: publicationJobs,
  appendOnly: ['publication_event', 'publication'],
};
