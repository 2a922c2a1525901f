import type { Manifest } from '../platform/manifest.ts';
import { monitoringTrail } from './contract/events.ts';
import { reminderMailJob } from './server/reminder-mail.ts';
import { monitoringRoutes } from './server/routes.ts';

export const monitoringManifest: Manifest = {
  routes: monitoringRoutes,
  trail: monitoringTrail,
  jobs: () => [reminderMailJob],
  appendOnly: ['reminder', 'reminder_mail'],
};
