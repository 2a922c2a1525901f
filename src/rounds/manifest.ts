import type { Manifest } from '../platform/manifest.ts';
import { roundLookups } from './server/trail-lookups.ts';

export const roundsManifest: Manifest = {
  constraints: {
    round_once: 'already-exists',
  },
  appendOnly: ['review_step'],
  lookups: roundLookups,
};
