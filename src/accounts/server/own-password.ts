import type { Db } from '../../platform/db/open.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { sha256 } from '../../platform/digest/digest.ts';
import type { Outside, SessionCall } from '../../platform/http/call.ts';
import { keepingProblem, type Problem, problem } from '../../platform/problems/catalogue.ts';
import { countWrongPassword } from './attempts.ts';
import { passwordMatches } from './hash.ts';
import { endSession } from './session.ts';

/** Whether a password was the one behind a stored hash; worked out before the transaction, checked against the row inside it. */
export type Verified = { readonly hash: string; readonly matches: boolean };
type OwnHash = { readonly id: string; readonly hash: string };

/** The account of a session token, for work before the transaction; the request itself asks again whether the session still counts. */
export const findOwnHash = (tx: Db, token: string): Promise<OwnHash | undefined> =>
  tx
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account_id')
    .select(['a.id', 'a.password_hash as hash'])
    .where('s.token_digest', '=', sha256(token))
    .where('s.ended_at', 'is', null)
    .executeTakeFirst();

/** Verifies the caller's own password outside of the transaction: a hash takes as long as a whole request. */
export const verifyOwn = async ({ db, token }: Outside, password: string): Promise<Verified | undefined> => {
  if (token === undefined) return undefined;
  const own = await systemTransaction(db, (tx) => findOwnHash(tx, token));
  return own && { hash: own.hash, matches: await passwordMatches(own.hash, password) };
};

/** The caller's account, locked; a wrong current password is counted, and at the lock the session ends (somebody at a machine left open guesses too). */
export const demandOwnPassword = async (call: SessionCall, verified: Verified | undefined, at: string) => {
  const account = await call.tx
    .selectFrom('account')
    .select(['id', 'password_hash as hash', 'failed_attempts as failedAttempts', 'unit_id as unitId'])
    .where('id', '=', call.actor.accountId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (verified?.hash !== account.hash)
    throw problem('stale-version', { detail: 'Mật khẩu vừa được đổi ở nơi khác. Đăng nhập lại.' });
  if (!verified.matches) throw await refuseCurrent(call, account, at);
  return account;
};

const refuseCurrent = async (
  call: SessionCall,
  account: { readonly id: string; readonly failedAttempts: number },
  at: string,
): Promise<Problem> => {
  const minutes = await countWrongPassword(call.tx, account, call.now);
  await call.audit({
    action: 'password.refused',
    objectType: 'account',
    objectId: account.id,
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
