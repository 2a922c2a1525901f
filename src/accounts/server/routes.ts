import { type Binding, on } from '../../platform/http/call.ts';
import * as routes from '../contract.ts';
import { changePassword } from './change-password.ts';
import { closeAccount } from './close-account.ts';
import { issuePassword } from './issue-password.ts';
import { getMe } from './me.ts';
import { openAccounts } from './open-accounts.ts';
import { listAccounts } from './queries.ts';
import { setCustodian } from './set-custodian.ts';
import { setUp } from './set-up.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { getSite } from './site.ts';

export const accountRoutes: Binding[] = [
  on(routes.signIn)(signIn),
  on(routes.getMe)(getMe),
  on(routes.signOut)(signOut),
  on(routes.changePassword)(changePassword),
  on(routes.getSite)(getSite),
  on(routes.setUp)(setUp),
  on(routes.listAccounts)(listAccounts),
  on(routes.openAccounts)(openAccounts),
  on(routes.issuePassword)(issuePassword),
  on(routes.setCustodian)(setCustodian),
  on(routes.closeAccount)(closeAccount),
];
