import type { Db } from '../../platform/db/open.ts';
import { keepingProblem } from '../../platform/problems/catalogue.ts';
import { addressLimitsOf, lockMinutes, wrongStanding } from '../../policy/rules/limits.ts';
import type { Policy } from '../../policy/rules/policy.ts';
import { countRefusal, type Throttle } from '../rules/throttle.ts';

export type Counted = { readonly id: string; readonly failedAttempts: number; readonly lockedUntil: Date | null };
/** Where there is nothing to count, the same statements run and touch nothing: how long an answer takes tells no name. */
const nobody: Omit<Counted, 'id'> & { readonly id: null } = { id: null, failedAttempts: 0, lockedUntil: null };

/** One more wrong password or code; from the policy's limit on the account locks. Returns for how many minutes, 0 when it does not. Undefined: a refusal that counts for nobody. */
export const countWrongPassword = async (
  tx: Db,
  account: Counted | undefined,
  policy: Policy,
  now: Date,
): Promise<number> => {
  const { id, ...guessed } = account ?? nobody;
  const standing = wrongStanding(policy, guessed, now);
  const minutes = id === null ? 0 : lockMinutes(policy, standing + 1);
  const former = standing === 0 ? null : guessed.lockedUntil;
  const locked_until = minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : former;
  await tx
    .updateTable('account')
    .set({ failed_attempts: standing + 1, locked_until })
    .where('id', '=', id)
    .execute();
  return minutes;
};

/** An address that was refused too often has to wait; asked before any hashing. */
export const refuseBusyAddress = async (tx: Db, address: string, now: Date): Promise<void> => {
  const row = await tx
    .selectFrom('address_throttle')
    .select('blocked_until')
    .where('address', '=', address)
    .executeTakeFirst();
  refuseWhileBlocked(row?.blocked_until ?? null, now);
};

export const refuseWhileBlocked = (until: Date | null, now: Date): void => {
  if (until !== null && until > now)
    throw keepingProblem('too-many-requests', {
      detail: 'Có quá nhiều lần bị từ chối từ địa chỉ này. Chờ ít phút rồi thử lại.',
      retryAfterSeconds: Math.ceil((until.getTime() - now.getTime()) / 1000),
    });
};

/** Counts a refusal against its address; returns the minutes that the address now has to wait, 0 mostly. */
export const countRefusedAddress = async (tx: Db, address: string, policy: Policy, now: Date): Promise<number> => {
  await tx
    .insertInto('address_throttle')
    .values({ address, refused: 0, since: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('address_throttle')
    .select(['refused', 'since', 'waits', 'blocked_until'])
    .where('address', '=', address)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const former: Throttle = { ...row, blockedUntil: row.blocked_until };
  const next = countRefusal(former, now, addressLimitsOf(policy));
  await tx
    .updateTable('address_throttle')
    .set({ refused: next.refused, since: next.since, waits: next.waits, blocked_until: next.blockedUntil })
    .where('address', '=', address)
    .execute();
  return next.waits > former.waits && next.refused === 0 && next.blockedUntil !== null
    ? Math.round((next.blockedUntil.getTime() - now.getTime()) / 60_000)
    : 0;
};
