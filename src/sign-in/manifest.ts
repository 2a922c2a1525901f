import type { Manifest } from '../platform/manifest.ts';
import { signInTrail } from './contract/events.ts';
import { forgetKnownDevices } from './server/known-devices.ts';
import { resetMailJob } from './server/reset-mail.ts';
import { signInRoutes } from './server/routes.ts';

export const signInManifest: Manifest = {
  routes: signInRoutes,
  trail: signInTrail,
  jobs: () => [resetMailJob, forgetKnownDevices],
  sealed: [
    { table: 'second_factor', key: 'account_id', columns: ['secret', 'pending_secret'] },
    { table: 'lost_password_request', key: 'id', columns: ['full_name', 'phone', 'message'] },
  ],
};
