import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { holdsStill } from '../../platform/db/stands-on.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { notAsSeen } from '../../platform/problems/not-as-seen.ts';
import { type AccountShown, accountChanges } from '../rules/account-shown.ts';
import { lockWithManagers } from './lock-order.ts';

/** The account that a request or a report is about, as it stands; null where there is none. `account` is its id. */
export const accountShown = (
  account: RawBuilder<unknown>,
): RawBuilder<AccountShown | null> => sql<AccountShown | null>`(
  select json_build_object('id', s.id, 'state', s.state, 'custodianId', (
    select h.id from custodian h where h.account_id = s.id and ${holdsStill('h')}))
  from account s where s.id = ${account})`;

type Shown = {
  readonly about: 'account-request' | 'lost-password';
  readonly id: string;
  readonly state: string;
  readonly account: AccountShown | null;
};

/**
 * What one decides on at a request about an account or a lost password: what was asked, which nobody changes afterwards (its id stands for
 * it), whether it waits, and the account with who holds it: their telephone is the one to call, and it is their account that is handed over.
 */
export const seenOfAsking = ({ about, id, state, account }: Shown): string => digestOf({ about, id, state, account });

type Asked = Pick<Shown, 'about' | 'id' | 'state'> & { readonly accountId: string | null };

/** Refuses a decision on a request whose account is not as the person saw it, with what changed. From then on the transaction holds the account. */
export const demandAccountSeen = async (
  { tx }: Pick<Call, 'tx'>,
  { accountId, ...asked }: Asked,
  seen: string,
): Promise<void> => {
  // Held first and read after: whoever waited for the row would else see who held the account before the wait.
  await lockWithManagers(tx, accountId);
  const { rows } = await sql<{ account: AccountShown | null }>`
    select ${accountShown(sql`${accountId}::uuid`)} as account`.execute(tx);
  const now = rows[0]?.account ?? null;
  if (seen === seenOfAsking({ ...asked, account: now })) return;
  const { rows: holders } = await sql<{ id: string; fullName: string }>`
    select id, full_name as "fullName" from custodian where account_id = ${accountId}::uuid`.execute(tx);
  const was = (account: AccountShown) => seen === seenOfAsking({ ...asked, account });
  throw notAsSeen(accountChanges(now, holders, was));
};
