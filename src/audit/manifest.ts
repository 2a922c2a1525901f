import type { Manifest } from '../platform/manifest.ts';
import { auditTrail } from './contract/events.ts';
import { auditJobs } from './server/jobs.ts';
import { auditRoutes } from './server/routes.ts';

export const auditManifest: Manifest = {
  routes: auditRoutes,
  trail: auditTrail,
  jobs: auditJobs,
  appendOnly: ['audit_event', 'audit_leaf', 'audit_subtree', 'audit_checkpoint'],
};
