import type { Manifest } from '../platform/manifest.ts';
import { backupTrail } from './contract/events.ts';
import { backupJobs } from './server/jobs.ts';
import { backupRoutes } from './server/routes.ts';

export const backupsManifest: Manifest = {
  routes: backupRoutes,
  jobs: backupJobs,
  trail: backupTrail,
  appendOnly: ['backup', 'backup_drill'],
  commands: { 'npm run restore': ['backup.restore'] },
};
