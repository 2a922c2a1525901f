export { allows } from '../rules/permissions.ts';
export { readSession, sessionQuery } from './authenticate.ts';
export { type AccountToCreate, type CreatedAccount, createAccount, createAccounts } from './create.ts';
export { oneTimePassword } from './one-time-password.ts';
