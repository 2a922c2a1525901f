import type { Manifest } from '../platform/manifest.ts';
import type { TrailLookups } from '../platform/trail-lookups.ts';
import { auditTrail } from './contract/events.ts';
import { auditJobs } from './server/jobs.ts';
import { auditRoutes } from './server/routes.ts';

/** `lookups`: what the other nouns say of the things that the trail speaks of. */
export const auditManifest = (lookups: TrailLookups): Manifest => ({
  routes: auditRoutes(lookups),
  trail: auditTrail,
  jobs: auditJobs,
  appendOnly: ['audit_event', 'audit_leaf', 'audit_subtree', 'audit_checkpoint'],
});
