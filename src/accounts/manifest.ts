import type { Manifest } from '../platform/manifest.ts';
import { accountTrail } from './contract/events.ts';
import { BREAK_GLASS } from './server/break-glass.ts';
import { accountRoutes } from './server/routes.ts';
import { accountLookups } from './server/trail-lookups.ts';
import { closeUnusedAccounts } from './server/unused-accounts.ts';

export const accountsManifest: Manifest = {
  routes: accountRoutes,
  trail: accountTrail,
  jobs: () => [closeUnusedAccounts],
  commands: { [BREAK_GLASS]: ['account.break-glass'] },
  constraints: {
    account_username: 'already-exists',
    account_one_per_unit: 'already-exists',
    custodian_one_at_a_time: 'wrong-state',
    custodian_has_acted: 'in-use',
    account_has_acted: 'in-use',
    account_request_one_waiting: 'already-exists',
  },
  appendOnly: ['handover', 'account_review'],
  sealed: [
    { table: 'custodian', key: 'id', columns: ['phone', 'email'] },
    { table: 'account_request', key: 'id', columns: ['custodian'] },
  ],
  lookups: accountLookups,
};
