export { allows } from '../rules/permissions.ts';
export { findAccount, readSession, sessionQuery } from './authenticate.ts';
export { markClosed } from './close-account.ts';
export { type AccountToCreate, type CreatedAccount, createAccount, createAccounts } from './create.ts';
export { lateRows } from './late-reports.ts';
export { oneTimePassword } from './one-time-password.ts';
export { accountRows } from './queries.ts';
export { resetMailJob } from './reset-mail.ts';
export { waitingForManagers } from './waiting.ts';
