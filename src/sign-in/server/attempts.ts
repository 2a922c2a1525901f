import type { Db } from '../../platform/db/open.ts';
import { keepingProblem } from '../../platform/problems/catalogue.ts';
import { addressLimitsOf, lockMinutes, wrongStanding } from '../../policy/rules/limits.ts';
import type { Policy } from '../../policy/rules/policy.ts';
import { countRefusal, type Throttle } from '../rules/throttle.ts';

/** A counter of wrong ones: of a browser that the account knows, else the one that all strangers share, which is the account's. */
export type Counter = {
  readonly accountId: string | null;
  readonly deviceId: string | null;
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
};
/** Where there is nothing to count, the same statements run and touch nothing: how long an answer takes tells no name. */
const nobody: Counter = { accountId: null, deviceId: null, failedAttempts: 0, lockedUntil: null };

/** Columns of an account and of the browser it was asked from, where it knows that. */
export type Asked = {
  readonly id: string;
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
  readonly deviceId: string | null;
  readonly deviceFailed: number | null;
  readonly deviceLockedUntil: Date | null;
};

/** Which counter holds: whoever comes from a known browser is not kept out by strangers (ASVS 6.1.1, 6.3.1). */
export const counterOf = (asked: Asked): Counter =>
  asked.deviceId === null
    ? { accountId: asked.id, deviceId: null, failedAttempts: asked.failedAttempts, lockedUntil: asked.lockedUntil }
    : {
        accountId: null,
        deviceId: asked.deviceId,
        failedAttempts: asked.deviceFailed ?? 0,
        lockedUntil: asked.deviceLockedUntil,
      };

/** One more wrong password or code; from the policy's limit on the account, or the browser alone, locks. Returns for how many minutes, 0 when it does not. Undefined: a refusal that counts for nobody. */
export const countWrongPassword = async (
  tx: Db,
  counter: Counter | undefined,
  policy: Policy,
  now: Date,
): Promise<number> => {
  const { accountId, deviceId, ...guessed } = counter ?? nobody;
  const standing = wrongStanding(policy, guessed, now);
  const minutes = counter === undefined ? 0 : lockMinutes(policy, standing + 1);
  const previous = standing === 0 ? null : guessed.lockedUntil;
  const locked_until = minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : previous;
  const counted = { failed_attempts: standing + 1, locked_until };
  await tx.updateTable('credential').set(counted).where('account_id', '=', accountId).execute();
  await tx.updateTable('known_device').set(counted).where('id', '=', deviceId).execute();
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
  const previous: Throttle = { ...row, blockedUntil: row.blocked_until };
  const next = countRefusal(previous, now, addressLimitsOf(policy));
  await tx
    .updateTable('address_throttle')
    .set({ refused: next.refused, since: next.since, waits: next.waits, blocked_until: next.blockedUntil })
    .where('address', '=', address)
    .execute();
  return next.waits > previous.waits && next.refused === 0 && next.blockedUntil !== null
    ? Math.round((next.blockedUntil.getTime() - now.getTime()) / 60_000)
    : 0;
};
