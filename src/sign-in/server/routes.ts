import { type Binding, on, onPrepared } from '../../platform/call/binding.ts';
import * as lost from '../contract/lost-password.ts';
import * as policy from '../contract/policy.ts';
import * as factor from '../contract/second-factor.ts';
import * as session from '../contract/session.ts';
import * as routes from '../contract.ts';
import { askLostPassword } from './ask-lost-password.ts';
import { changePassword, prepareChange } from './change-password.ts';
import { choosePolicy, previewPolicy } from './choose-policy.ts';
import { completeSignIn, prepareCode } from './complete-sign-in.ts';
import { getDemonstrationPeople } from './demonstration-people.ts';
import { getMe } from './me.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from './own-sessions.ts';
import { getPasswordRule } from './password-rule.ts';
import { prepareReset, resetPassword } from './reset-password.ts';
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
import { prepareSignIn, signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { getSite } from './site.ts';
import { listUnitNames } from './unit-names.ts';

export const signInRoutes: Binding[] = [
  onPrepared(
    routes.signIn,
    'session.open',
    'session.refused',
    'session.code-wanted',
    'address.throttle',
  )(prepareSignIn, signIn),
  on(routes.getMe)(getMe),
  on(routes.signOut, 'session.close')(signOut),
  onPrepared(routes.changePassword, 'password.change', 'password.refused')(prepareChange, changePassword),
  on(routes.getSite)(getSite),
  on(routes.getDemonstrationPeople)(getDemonstrationPeople),
  onPrepared(
    session.completeSignIn,
    'session.open',
    'session.refused',
    'address.throttle',
  )(prepareCode, completeSignIn),
  on(session.getPasswordRule)(getPasswordRule),
  on(session.listOwnSessions)(listOwnSessions),
  on(session.endOwnSession, 'session.end')(endOwnSession),
  on(session.endOtherSessions, 'session.end')(endOtherSessions),
  on(factor.getSecondFactor)(getSecondFactor),
  onPrepared(
    factor.startSecondFactor,
    'second-factor.start',
    'password.refused',
  )(prepareOwnPassword, startSecondFactor),
  onPrepared(factor.confirmSecondFactor, 'second-factor.enable')(prepareRecoveryCodes, confirmSecondFactor),
  onPrepared(
    factor.disableSecondFactor,
    'second-factor.disable',
    'password.refused',
  )(prepareOwnPassword, disableSecondFactor),
  onPrepared(
    factor.renewRecoveryCodes,
    'second-factor.recovery-codes',
    'password.refused',
  )(prepareRenewal, renewRecoveryCodes),
  on(lost.listUnitNames)(listUnitNames),
  on(lost.askLostPassword, 'lost-password.ask')(askLostPassword),
  onPrepared(lost.resetPassword, 'password.reset')(prepareReset, resetPassword),
  on(policy.previewPolicy)(previewPolicy),
  on(policy.choosePolicy, 'policy.choose')(choosePolicy),
];
