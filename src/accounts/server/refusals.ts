import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { HeldAccount } from './queries.ts';

/** Nobody manages their own account: neither their duties nor their way in (SEC-14). */
export const refuseOwn = ({ actor }: Call, { id }: HeldAccount, detail: string): void => {
  if (id === actor.accountId) throw problem('not-allowed', { detail });
};

export const refuseClosed = ({ state }: HeldAccount): void => {
  if (state === 'closed')
    throw problem('wrong-state', {
      detail: 'Tài khoản đã đóng. Muốn dùng lại, mở lại tài khoản này trước.',
      state,
      allowed: ['reopen'],
    });
};

/** Somebody must remain who manages accounts. The transaction holds them all (`lock-order`), so that two who leave at once do not both leave. */
export const refuseLastManager = async (tx: Db, account: HeldAccount, detail: string): Promise<void> => {
  if (account.kind !== 'operator' || account.state !== 'active' || !account.duties.includes('accounts')) return;
  const managers = await tx
    .selectFrom('account')
    .select('id')
    .where('kind', '=', 'operator')
    .where('state', '=', 'active')
    .where(sql<boolean>`'accounts' = any(duties)`)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  if (managers.every(({ id }) => id === account.id)) throw problem('wrong-state', { detail, allowed: [] });
};

/** Whether anything stays under an account's name: it signed in, stands in the trail, entered or decided (Đ7.8). */
export const hasActed = async (tx: Db, id: string): Promise<boolean> => {
  const { rows } = await sql<{ acted: boolean }>`select account_acted(${id}::uuid) as acted`.execute(tx);
  return rows[0]?.acted ?? true;
};
