import type { Manifest } from '../platform/manifest.ts';
import { submissionTrail } from './contract/events.ts';
import { submissionRoutes } from './server/routes.ts';
import { submissionLookups } from './server/trail-lookups.ts';

export const submissionsManifest: Manifest = {
  routes: submissionRoutes,
  trail: submissionTrail,
  constraints: {
    submission_once: 'already-exists',
  },
  appendOnly: ['revision', 'change_set', 'submission_move'],
  lookups: submissionLookups,
};
