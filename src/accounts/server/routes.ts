import { type Binding, on, onPrepared } from '../../platform/call/binding.ts';
import * as access from '../contract/access.ts';
import { listUnusedAccounts as unusedRoute } from '../contract/unused.ts';
import * as routes from '../contract.ts';
import { endSessionsOfAccount, listSessionsOf } from './board-sessions.ts';
import { closeAccount } from './close-account.ts';
import { issuePassword } from './issue-password.ts';
import { accountLifeRoutes } from './life-routes.ts';
import { drawPasswords, openAccounts } from './open-accounts.ts';
import { listAccounts, listUnserved } from './queries.ts';
import { removeSecondFactor } from './remove-second-factor.ts';
import { setCustodian } from './set-custodian.ts';
import { setUp } from './set-up.ts';
import { listUnusedAccounts } from './unused-accounts.ts';

export const accountRoutes: Binding[] = [
  on(routes.setUp, 'system.set-up', 'session.refused')(setUp),
  on(routes.listAccounts)(listAccounts),
  on(routes.listUnserved)(listUnserved),
  onPrepared(routes.openAccounts, 'account.open')(drawPasswords, openAccounts),
  on(routes.issuePassword, 'password.issue')(issuePassword),
  on(routes.setCustodian, 'account.custodian')(setCustodian),
  on(routes.closeAccount, 'account.close')(closeAccount),
  on(access.listSessionsOf)(listSessionsOf),
  on(access.endSessionsOf, 'session.end')(endSessionsOfAccount),
  on(access.removeSecondFactor, 'second-factor.remove')(removeSecondFactor),
  on(unusedRoute)(listUnusedAccounts),
  ...accountLifeRoutes,
];
