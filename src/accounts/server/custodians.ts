import type { Db } from '../../platform/db/open.ts';
import { holdsStill } from '../../platform/db/stands-on.ts';
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
    .selectFrom('custodian as c')
    .selectAll()
    .where('c.account_id', '=', accountId)
    .where(holdsStill('c'))
    .executeTakeFirst();

/** Whether the trail knows a custodian as the one behind something done. */
export const custodianActed = async (tx: Db, accountId: string, custodianId: string): Promise<boolean> =>
  (await tx
    .selectFrom('audit_event')
    .select('id')
    .where('account_id', '=', accountId)
    .where('custodian_id', '=', custodianId)
    .limit(1)
    .executeTakeFirst()) !== undefined;

type Ended = { readonly former: Former | null; readonly from: Date };

/**
 * Ends the days of who holds the account; says from when the next may. A range of no length cannot be kept: one of this very
 * instant is replaced where it did nothing yet, else its day ends a millisecond later.
 */
const endCurrent = async (tx: Db, accountId: string, now: Date): Promise<Ended> => {
  const row = await currentCustodian(tx, accountId);
  if (!row) return { former: null, from: now };
  const named = { id: row.id, fullName: row.full_name };
  const instant = row.valid_from >= now;
  if (instant && !(await custodianActed(tx, accountId, row.id))) {
    await tx.deleteFrom('custodian').where('id', '=', row.id).execute();
    return { former: { ...named, kept: false }, from: now };
  }
  const from = instant ? new Date(row.valid_from.getTime() + 1) : now;
  await tx.updateTable('custodian').set({ valid_to: from }).where('id', '=', row.id).execute();
  return { former: { ...named, kept: true }, from };
};

/** From now on this person holds the account; the former's days end where the new one's begin (R5). */
export const replaceCustodian = async (
  tx: Db,
  accountId: string,
  next: CustodianOf,
  now: Date,
  secrets: Secrets,
): Promise<{ id: string; former: Former | null }> => {
  const { former, from } = await endCurrent(tx, accountId, now);
  const { id } = await tx
    .insertInto('custodian')
    .values(custodianRow(accountId, next, from, secrets))
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
