import type { Manifest } from '../platform/manifest.ts';
import { campaignTrail } from './contract/events.ts';
import { campaignRoutes } from './server/routes.ts';

export const campaignsManifest: Manifest = {
  routes: campaignRoutes,
  trail: campaignTrail,
};
