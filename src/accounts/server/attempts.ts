import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { keepingProblem } from '../../platform/problems/catalogue.ts';
import { lockMinutes, REFUSALS_PER_ADDRESS } from '../rules/lockout.ts';

type Counted = { readonly id: string; readonly failedAttempts: number };

/** One more wrong password; from the fifth on the account locks. Returns for how many minutes, 0 when it does not. */
export const countWrongPassword = async (tx: Db, account: Counted, now: Date): Promise<number> => {
  const attempts = account.failedAttempts + 1;
  const minutes = lockMinutes(attempts);
  const lock = minutes > 0 ? { locked_until: new Date(now.getTime() + minutes * 60_000) } : {};
  await tx
    .updateTable('account')
    .set({ failed_attempts: attempts, ...lock })
    .where('id', '=', account.id)
    .execute();
  return minutes;
};

/** One address may be refused only so often in a minute; asked before any hashing. */
export const refuseBusyAddress = async (tx: Db, address: string, now: Date): Promise<void> => {
  const since = new Date(now.getTime() - 60_000);
  const { refusals } = await tx
    .selectFrom('audit_event')
    .select(sql<number>`count(*)::integer`.as('refusals'))
    .where('at', '>', since)
    .where('address', '=', address)
    .where('action', '=', 'session.refused')
    .executeTakeFirstOrThrow();
  if (refusals >= REFUSALS_PER_ADDRESS)
    throw keepingProblem('too-many-requests', {
      detail: 'Có quá nhiều lần đăng nhập sai từ địa chỉ này. Chờ một phút rồi thử lại.',
    });
};
