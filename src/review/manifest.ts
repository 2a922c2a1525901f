import type { Manifest } from '../platform/manifest.ts';
import { reviewTrail } from './contract/events.ts';
import { reviewRoutes } from './server/routes.ts';
import { reviewLookups } from './server/trail-lookups.ts';

export const reviewManifest: Manifest = {
  routes: reviewRoutes,
  trail: reviewTrail,
  constraints: {
    approved_locked: 'locked',
    consolidation_once: 'already-exists',
  },
  appendOnly: ['consolidation_signature', 'approved_revision', 'approved_signature', 'amendment'],
  lookups: reviewLookups,
};
