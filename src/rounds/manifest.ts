import type { Manifest } from '../platform/manifest.ts';
import { roundTrail } from './contract/events.ts';
import { roundRoutes } from './server/routes.ts';
import { roundLookups } from './server/trail-lookups.ts';

export const roundsManifest: Manifest = {
  routes: roundRoutes,
  trail: roundTrail,
  constraints: {
    round_once: 'already-exists',
    identity_kept: 'locked',
  },
  appendOnly: ['review_step'],
  lookups: roundLookups,
};
