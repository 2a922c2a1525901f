import type { Manifest } from '../platform/manifest.ts';
import { noticeTrail } from './contract/events.ts';
import { noticeRoutes } from './server/routes.ts';

export const noticesManifest: Manifest = {
  routes: noticeRoutes,
  trail: noticeTrail,
};
