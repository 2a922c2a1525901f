import type { Manifest } from '../platform/manifest.ts';
import { policyRoutes } from './server/routes.ts';

export const policyManifest: Manifest = {
  routes: policyRoutes,
  appendOnly: ['policy_choice'],
};
