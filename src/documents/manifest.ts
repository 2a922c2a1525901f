import type { Manifest } from '../platform/manifest.ts';
import { documentTrail } from './contract/events.ts';
import { documentRoutes } from './server/routes.ts';

export const documentsManifest: Manifest = {
  routes: documentRoutes,
  trail: documentTrail,
};
