import type { Db } from '../../platform/db/open.ts';
import type { Secrets } from '../../platform/secrets/secrets.ts';
import type { CustodianPast } from '../contract/custodians.ts';
import { type CustodianOf, custodianFields, custodianRow } from './custodian-row.ts';

export type Former = {
  readonly id: string;
  readonly fullName: string;
  /** False where the row was of this very instant and is gone: it had done nothing yet. */
  readonly kept: boolean;
};

/** Who holds the account now; undefined where nobody was named. */
export const currentCustodian = (tx: Db, accountId: string) =>
  tx
    .selectFrom('custodian')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('valid_to', 'is', null)
    .executeTakeFirst();

/** Ends the days of who holds the account. A range of no length cannot be kept: one of this very instant is replaced. */
const endCurrent = async (tx: Db, accountId: string, now: Date): Promise<Former | null> => {
  const former = await currentCustodian(tx, accountId);
  if (!former) return null;
  const kept = former.valid_from < now;
  if (kept) await tx.updateTable('custodian').set({ valid_to: now }).where('id', '=', former.id).execute();
  else await tx.deleteFrom('custodian').where('id', '=', former.id).execute();
  return { id: former.id, fullName: former.full_name, kept };
};

/** From now on this person holds the account; the former's days end where the new one's begin (R5). */
export const replaceCustodian = async (
  tx: Db,
  accountId: string,
  next: CustodianOf,
  now: Date,
  secrets: Secrets,
): Promise<{ id: string; former: Former | null }> => {
  const former = await endCurrent(tx, accountId, now);
  const { id } = await tx
    .insertInto('custodian')
    .values(custodianRow(accountId, next, now, secrets))
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, former };
};

/** Everybody who ever held the account, the latest first. */
export const custodiansOf = async (tx: Db, accountId: string, secrets: Secrets): Promise<CustodianPast[]> => {
  const rows = await tx
    .selectFrom('custodian')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('valid_from', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ...custodianFields(row, secrets),
    from: row.valid_from.toISOString(),
    to: row.valid_to?.toISOString() ?? null,
    leftOn: row.left_on,
  }));
};
