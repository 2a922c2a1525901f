import type { Manifest } from '../platform/manifest.ts';
import { totalTrail } from './contract/events.ts';
import { totalRoutes } from './server/routes.ts';

export const totalsManifest: Manifest = {
  routes: totalRoutes,
  trail: totalTrail,
};
