import type { Manifest } from '../platform/manifest.ts';
import { policyTrail } from './contract/events.ts';
import { policyRoutes } from './server/routes.ts';

export const policyManifest: Manifest = {
  routes: policyRoutes,
  trail: policyTrail,
  appendOnly: ['policy_choice'],
};
