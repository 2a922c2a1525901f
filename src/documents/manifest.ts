import type { Manifest } from '../platform/manifest.ts';
import { documentTrail } from './contract/events.ts';
import { documentRoutes } from './server/routes.ts';
import { documentLookups } from './server/trail-lookups.ts';

export const documentsManifest: Manifest = {
  routes: documentRoutes,
  trail: documentTrail,
  lookups: documentLookups,
};
