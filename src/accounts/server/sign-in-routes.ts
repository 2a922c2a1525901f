import { type Binding, on, onPrepared } from '../../platform/call/binding.ts';
import * as policy from '../contract/policy.ts';
import * as factor from '../contract/second-factor.ts';
import * as session from '../contract/session.ts';
import { endSessionsOfAccount, listSessionsOf } from './board-sessions.ts';
import { choosePolicy, previewPolicy } from './choose-policy.ts';
import { completeSignIn, prepareCode } from './complete-sign-in.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from './own-sessions.ts';
import { getPasswordRule } from './password-rule.ts';
import { removeSecondFactor } from './remove-second-factor.ts';
import {
  confirmSecondFactor,
  disableSecondFactor,
  getSecondFactor,
  prepareOwnPassword,
  prepareRecoveryCodes,
  prepareRenewal,
  renewRecoveryCodes,
  startSecondFactor,
} from './second-factor.ts';
import { listUnusedAccounts } from './unused-accounts.ts';

/** Signing in, sessions, second factor, and what the policy's choice does to them. */
export const signInRoutes: Binding[] = [
  onPrepared(session.completeSignIn)(prepareCode, completeSignIn),
  on(session.getPasswordRule)(getPasswordRule),
  on(session.listOwnSessions)(listOwnSessions),
  on(session.endOwnSession)(endOwnSession),
  on(session.endOtherSessions)(endOtherSessions),
  on(session.listSessionsOf)(listSessionsOf),
  on(session.endSessionsOf)(endSessionsOfAccount),
  on(factor.getSecondFactor)(getSecondFactor),
  onPrepared(factor.startSecondFactor)(prepareOwnPassword, startSecondFactor),
  onPrepared(factor.confirmSecondFactor)(prepareRecoveryCodes, confirmSecondFactor),
  onPrepared(factor.disableSecondFactor)(prepareOwnPassword, disableSecondFactor),
  onPrepared(factor.renewRecoveryCodes)(prepareRenewal, renewRecoveryCodes),
  on(factor.removeSecondFactor)(removeSecondFactor),
  on(policy.previewPolicy)(previewPolicy),
  on(policy.choosePolicy)(choosePolicy),
  on(policy.listUnusedAccounts)(listUnusedAccounts),
];
