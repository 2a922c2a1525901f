export { markClosed } from './close-account.ts';
export { type AccountToCreate, type CreatedAccount, createAccount, createAccounts } from './create.ts';
export { lateRows } from './late-reports.ts';
export { accountRows } from './queries.ts';
export { waitingForManagers } from './waiting.ts';
