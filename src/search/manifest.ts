import type { Manifest } from '../platform/manifest.ts';
import { searchRoutes } from './server/routes.ts';

export const searchManifest: Manifest = { routes: searchRoutes };
