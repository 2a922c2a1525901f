import { sql } from 'kysely';
import { vietnamDay } from '../../platform/clock/vietnam-day.ts';
import type { Db } from '../../platform/db/open.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import type { PublicCall } from '../../platform/http/call.ts';
import { keepingProblem, type Problem, type ProblemFacts } from '../../platform/problems/catalogue.ts';
import type { Policy } from '../../policy/rules/policy.ts';
import { countRefusedAddress, countWrongPassword } from './attempts.ts';
import { actorOfToken, meOf } from './me.ts';
import { endSession, openSession } from './session.ts';

const accounts = (tx: Db, now: Date) => {
  const today = vietnamDay(now);
  return tx
    .selectFrom('account as a')
    .leftJoin('second_factor as f', 'f.account_id', 'a.id')
    .leftJoin('unit_version as v', (join) =>
      join
        .onRef('v.unit_id', '=', 'a.unit_id')
        .on('v.valid_from', '<=', today)
        .on((is) => is.or([is('v.valid_to', 'is', null), is('v.valid_to', '>', today)])),
    )
    .select(['a.id', 'a.username', 'a.kind', 'a.unit_id as unitId', 'a.state', 'v.kind as unitKind'])
    .select(['a.password_hash as hash', 'a.password_set_at as passwordSetAt', 'a.must_change_password as issued'])
    .select(['a.issued_expires_at as expiresAt', 'a.issued_used as used', 'f.confirmed_at as confirmedAt'])
    .select(['a.failed_attempts as failedAttempts', 'a.locked_until as lockedUntil'])
    .forUpdate('a');
};

/** The row stays locked until the answer is committed, so that guesses sent side by side are counted one by one. */
export const lockByName = (tx: Db, username: string, now: Date) =>
  accounts(tx, now).where('a.username', '=', username).executeTakeFirst();
export const lockById = (tx: Db, id: string, now: Date) => accounts(tx, now).where('a.id', '=', id).executeTakeFirst();
export type SigningIn = NonNullable<Awaited<ReturnType<typeof lockByName>>>;

export type Refusal =
  | 'unknown'
  | 'closed'
  | 'locked'
  | 'wrong'
  | 'expired'
  | 'used'
  | 'wrong-code'
  | 'used-code'
  | 'pending-over';

/** Why this account lets nobody in now, apart from what was typed. */
export const closedTo = (account: SigningIn, now: Date): Refusal | undefined => {
  if (account.state !== 'active') return 'closed';
  return account.lockedUntil !== null && account.lockedUntil > now ? 'locked' : undefined;
};

/** An issued password lives 24 hours and opens once; in the demonstration until it is changed. */
export const issuedOver = async (tx: Db, account: SigningIn, now: Date): Promise<Refusal | undefined> => {
  if (!account.issued) return undefined;
  if (account.expiresAt !== null && account.expiresAt <= now) return 'expired';
  return account.used && !(await isDemonstration(tx)) ? 'used' : undefined;
};

const guesses: readonly Refusal[] = ['wrong', 'wrong-code', 'used-code'];

/**
 * One answer for every reason; the trail knows which. Wrong ones count against the account, every refusal against its address. A
 * locked account is not counted further: a stranger keeps nobody out for longer than the lock (ASVS 6.1.1). What was typed for a name
 * that is nobody's is kept nowhere: often it is a password.
 */
export const refuseSignIn = async (
  call: PublicCall,
  account: SigningIn | undefined,
  reason: Refusal,
  facts?: ProblemFacts,
): Promise<Problem> => {
  const counted = guesses.includes(reason) ? account : undefined;
  const minutes = await countWrongPassword(call.tx, counted, call.now);
  const whose = account && {
    objectId: account.id,
    unitId: account.unitId,
    detail: { username: account.username, ...(minutes > 0 ? { lockedMinutes: minutes } : {}) },
  };
  await call.audit({ action: 'session.refused', objectType: 'account', reason, result: 'refused', ...whose });
  const wait = await countRefusedAddress(call.tx, call.request.address, call.now);
  if (wait > 0)
    await call.audit({
      action: 'address.throttle',
      objectType: 'system',
      reason: 'too-many',
      result: 'refused',
      detail: { minutes: wait },
    });
  return keepingProblem('wrong-credentials', facts);
};

type Entering = {
  readonly policy: Policy;
  readonly weakPassword: boolean;
  readonly secondFactor: 'none' | 'code' | 'recovery-code';
};

/** The last step of signing in: a new session, the browser's former one ended. */
export const enter = async (call: PublicCall, account: SigningIn, entering: Entering) => {
  const { policy, weakPassword, secondFactor } = entering;
  const { tx, now } = call;
  if (call.actor) await endSession(tx, call.actor.sessionId, now);
  call.lastly(
    sql`update account set failed_attempts = 0, locked_until = null, acted_at = ${now}::timestamptz, issued_used = ${account.issued} where id = ${account.id}::uuid`,
  );
  const { kind, passwordSetAt, confirmedAt, unitKind } = account;
  const holder = { kind, passwordSetAt, hasSecondFactor: confirmedAt !== null, unitKind: unitKind ?? '' };
  const token = await openSession(tx, account.id, call.request, now, { policy, holder, weakPassword });
  const actor = await actorOfToken(tx, token, now);
  const event = { action: 'session.open', objectType: 'account', objectId: account.id };
  await call.audit({ ...event, ...(secondFactor === 'none' ? {} : { detail: { secondFactor } }) }, actor);
  call.setSession(token);
  return meOf(tx, actor, now, policy);
};
