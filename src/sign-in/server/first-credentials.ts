import type { Db } from '../../platform/db/open.ts';

/** The first password of an account that was just opened; an issued one is to be changed at once. */
export type FirstCredential = {
  readonly accountId: string;
  readonly hash: string;
  readonly issued: boolean;
  readonly expires: Date | null;
};

/** What lets the holders of new accounts in. */
export const keepFirstCredentials = async (tx: Db, first: readonly FirstCredential[], now: Date): Promise<void> => {
  const credentials = first.map(({ accountId, hash, issued, expires }) => ({
    account_id: accountId,
    password_hash: hash,
    password_set_at: now,
    must_change_password: issued,
    issued_expires_at: expires,
  }));
  await tx.insertInto('credential').values(credentials).execute();
  await tx
    .insertInto('password_history')
    .values(first.map(({ accountId, hash, issued }) => ({ account_id: accountId, set_at: now, hash, issued })))
    .execute();
};

/** The holder came in by another door than the sign-in: whoever sets an installation up is signed in by that. */
export const noteSignedIn = async (tx: Db, accountId: string, now: Date): Promise<void> => {
  await tx.updateTable('credential').set({ signed_in_at: now }).where('account_id', '=', accountId).execute();
};

/** Takes away what lets somebody in, before an account on which nothing rests is deleted; one that ever signed in is refused by the database. */
export const dropCredential = async (tx: Db, accountId: string): Promise<void> => {
  await tx.deleteFrom('password_history').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('credential').where('account_id', '=', accountId).execute();
};
