import { type Binding, on, onPrepared } from '../../platform/call/binding.ts';
import * as routes from '../contract.ts';
import { changePassword, prepareChange } from './change-password.ts';
import { closeAccount } from './close-account.ts';
import { issuePassword } from './issue-password.ts';
import { accountLifeRoutes } from './life-routes.ts';
import { getMe } from './me.ts';
import { drawPasswords, openAccounts } from './open-accounts.ts';
import { listAccounts } from './queries.ts';
import { setCustodian } from './set-custodian.ts';
import { setUp } from './set-up.ts';
import { prepareSignIn, signIn } from './sign-in.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { signOut } from './sign-out.ts';
import { getSite } from './site.ts';

export const accountRoutes: Binding[] = [
  onPrepared(routes.signIn)(prepareSignIn, signIn),
  on(routes.getMe)(getMe),
  on(routes.signOut)(signOut),
  onPrepared(routes.changePassword)(prepareChange, changePassword),
  on(routes.getSite)(getSite),
  on(routes.setUp)(setUp),
  on(routes.listAccounts)(listAccounts),
  onPrepared(routes.openAccounts)(drawPasswords, openAccounts),
  on(routes.issuePassword)(issuePassword),
  on(routes.setCustodian)(setCustodian),
  on(routes.closeAccount)(closeAccount),
  ...signInRoutes,
  ...accountLifeRoutes,
];
