import type { Manifest } from '../platform/manifest.ts';
import { reportTrail } from './contract/events.ts';
import { reportRoutes } from './server/routes.ts';

export const reportsManifest: Manifest = {
  routes: reportRoutes,
  trail: reportTrail,
};
