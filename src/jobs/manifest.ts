import type { Manifest } from '../platform/manifest.ts';
import { jobTrail } from './contract/events.ts';
import { jobRoutes } from './server/routes.ts';

export const jobsManifest: Manifest = {
  routes: jobRoutes,
  trail: jobTrail,
};
