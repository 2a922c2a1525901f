import type { Manifest } from '../platform/manifest.ts';
import { correctionTrail } from './contract/events.ts';
import { correctionRoutes } from './server/routes.ts';

export const correctionsManifest: Manifest = {
  routes: correctionRoutes,
  trail: correctionTrail,
  constraints: {
    correction_cell_once: 'already-exists',
    correction_guarded: 'wrong-state',
    withdrawal_guarded: 'wrong-state',
    withdrawal_sheet_once: 'already-exists',
    withdrawal_round_once: 'already-exists',
  },
  appendOnly: ['correction_opinion'],
};
