import type { Manifest } from '../platform/manifest.ts';
import { campaignTrail } from './contract/events.ts';
import { campaignRoutes } from './server/routes.ts';
import { campaignLookups } from './server/trail-lookups.ts';

export const campaignsManifest: Manifest = {
  routes: campaignRoutes,
  trail: campaignTrail,
  lookups: campaignLookups,
};
