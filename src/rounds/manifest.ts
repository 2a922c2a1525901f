import type { Manifest } from '../platform/manifest.ts';

export const roundsManifest: Manifest = {
  constraints: {
    round_once: 'already-exists',
  },
};
