import type { Manifest } from '../platform/manifest.ts';
import { unitTrail } from './contract/events.ts';
import { unitRoutes } from './server/routes.ts';

export const unitsManifest: Manifest = {
  routes: unitRoutes,
  commands: { 'npm run catalogue': ['unit.import'] },
  trail: unitTrail,
};
