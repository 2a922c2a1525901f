import type { Manifest } from '../platform/manifest.ts';
import { discrepancyTrail } from './contract/events.ts';
import { discrepancyJobs } from './server/jobs.ts';
import { discrepancyRoutes } from './server/routes.ts';

export const discrepanciesManifest: Manifest = {
  routes: discrepancyRoutes,
  jobs: discrepancyJobs,
  trail: discrepancyTrail,
  constraints: { discrepancy_rule_once: 'already-exists', discrepancy_stays: 'wrong-state' },
  appendOnly: ['discrepancy_note'],
};
