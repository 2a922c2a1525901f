import type { Manifest } from '../platform/manifest.ts';
import { roundLookups } from './server/trail-lookups.ts';

export const roundsManifest: Manifest = {
  constraints: {
    round_once: 'already-exists',
    identity_kept: 'locked',
  },
  appendOnly: ['review_step'],
  lookups: roundLookups,
};
