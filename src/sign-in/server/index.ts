export { allows } from '../rules/permissions.ts';
export { countRefusedAddress, refuseBusyAddress } from './attempts.ts';
export { authenticate, findAccount, readSession, sessionQuery } from './authenticate.ts';
export { lastUsed } from './choose-policy.ts';
export { decideLostPassword, holdLostPassword } from './decide-lost-password.ts';
export { keepDemonstrationPeople } from './demonstration-people.ts';
export { dropCredential, keepFirstCredentials, noteSignedIn } from './first-credentials.ts';
export { hashPassword } from './hash.ts';
export { type Issued, issuedExpiry, issueTo } from './issue-to.ts';
export { endDevices, rememberDevice } from './known-devices.ts';
export { meOf } from './me.ts';
export {
  keepPassword,
  type PreparedPassword,
  preparePassword,
  previousHashes,
  refuseUnfit,
  ruleFor,
} from './new-password.ts';
export { oneTimePassword } from './one-time-password.ts';
export { openSessionsOf } from './own-sessions.ts';
export { useUpLinks } from './reset-links.ts';
export { resetMailJob } from './reset-mail.ts';
export { dropSecondFactor } from './second-factor-row.ts';
export { endEverySession, endSession, endSessionsOf, openSession } from './session.ts';
export { needsSetup } from './site.ts';
export { unitsWithDuty } from './units-with-duty.ts';
