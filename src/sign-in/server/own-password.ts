import { sql } from 'kysely';
import type { Outside } from '../../platform/call/binding.ts';
import type { SessionCall } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { sha256 } from '../../platform/digest/digest.ts';
import { keepingProblem, type Problem, problem } from '../../platform/problems/catalogue.ts';
import { policyInForce } from '../../policy/server/index.ts';
import { type Counter, counterOf, countWrongPassword } from './attempts.ts';
import { passwordMatches } from './hash.ts';
import { deviceFrom, deviceQuery } from './known-devices.ts';
import { endSession } from './session.ts';

/** Whether a password was the one behind a stored hash; worked out before the transaction, checked against the row inside it. */
export type Verified = { readonly hash: string; readonly matches: boolean };
type OwnHash = { readonly id: string; readonly hash: string };

/** The account of a living session's token, for work before the transaction; the request itself asks again whether the session still counts. */
export const findOwnHash = (tx: Db, token: string, now: Date): Promise<OwnHash | undefined> =>
  tx
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .innerJoin('credential as p', 'p.account_id', 'a.id')
    .select(['a.id', 'p.password_hash as hash'])
    .where('s.token_digest', '=', sha256(token))
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', now)
    .where(sql<boolean>`s.seen_at + make_interval(secs => s.idle_seconds) >= ${now}`)
    .where('a.state', '=', 'active')
    .executeTakeFirst();

/** Verifies the caller's own password outside of the transaction: a hash takes as long as a whole request. */
export const verifyOwn = async ({ db, token, now }: Outside, password: string): Promise<Verified | undefined> => {
  if (token === undefined) return undefined;
  const own = await systemTransaction(db, (tx) => findOwnHash(tx, token, now));
  return own && { hash: own.hash, matches: await passwordMatches(own.hash, password) };
};

/** The caller's account, locked; a wrong current password is counted, and at the lock the session ends (somebody at a machine left open guesses too). */
export const demandOwnPassword = async (call: SessionCall, verified: Verified | undefined, at: string) => {
  const account = await call.tx
    .selectFrom('account as a')
    .innerJoin('credential as p', 'p.account_id', 'a.id')
    .select(['a.id', 'p.password_hash as hash', 'a.unit_id as unitId'])
    .select(['p.failed_attempts as failedAttempts', 'p.locked_until as lockedUntil'])
    .where('a.id', '=', call.actor.accountId)
    // The account first, as everybody takes them: two who held one each would wait for the other.
    .forShare('a')
    .forUpdate('p')
    .executeTakeFirstOrThrow();
  const device = deviceFrom((await deviceQuery(sql`${account.id}::uuid`, call.device).execute(call.tx)).rows);
  const counter = counterOf({ ...account, ...device });
  await refuseLate(call, counter.lockedUntil);
  if (verified?.hash !== account.hash)
    throw problem('stale-version', { detail: 'Mật khẩu vừa được đổi ở nơi khác. Đăng nhập lại.' });
  if (!verified.matches) throw await refuseCurrent(call, account.id, counter, at);
  return account;
};

/**
 * Guesses sent side by side all came with a living session and were hashed before any of them was counted: once the row is held, those
 * behind the one that locked learn nothing more.
 */
const refuseLate = async ({ tx, actor, now }: SessionCall, lockedUntil: Date | null): Promise<void> => {
  const ended = await tx
    .selectFrom('session')
    .select('id')
    .where('id', '=', actor.sessionId)
    .where('ended_at', 'is not', null)
    .executeTakeFirst();
  if (ended) throw problem('not-signed-in');
  if (lockedUntil !== null && lockedUntil > now)
    throw problem('too-many-requests', {
      detail: 'Tài khoản đang tạm khóa vì nhập sai mật khẩu nhiều lần. Chờ ít phút rồi thử lại.',
      retryAfterSeconds: Math.ceil((lockedUntil.getTime() - now.getTime()) / 1000),
    });
};

const refuseCurrent = async (call: SessionCall, id: string, counter: Counter, at: string): Promise<Problem> => {
  const minutes = await countWrongPassword(call.tx, counter, await policyInForce(call.tx, call.now), call.now);
  await call.audit({
    action: 'password.refused',
    objectType: 'account',
    objectId: id,
    reason: 'wrong',
    result: 'refused',
    ...(minutes > 0 ? { detail: { lockedMinutes: minutes } } : {}),
  });
  if (minutes > 0) {
    await endSession(call.tx, call.actor.sessionId, call.now);
    call.setSession(null);
  }
  const message = 'Mật khẩu hiện tại không đúng.';
  return keepingProblem('invalid-content', { detail: message, findings: [{ at, message }] });
};
