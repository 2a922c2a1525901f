export { markClosed } from './close-account.ts';
export { type AccountToCreate, type CreatedAccount, createAccount, createAccounts } from './create.ts';
export { waitingForManagers } from './waiting.ts';
