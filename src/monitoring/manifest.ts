import type { Manifest } from '../platform/manifest.ts';
import { monitoringTrail } from './contract/events.ts';
import { monitoringRoutes } from './server/routes.ts';

export const monitoringManifest: Manifest = {
  routes: monitoringRoutes,
  trail: monitoringTrail,
  appendOnly: ['reminder'],
};
