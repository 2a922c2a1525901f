import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import type { HandlerInput, SessionCall } from '../../platform/http/call.ts';
import { keepingProblem, type Problem, problem } from '../../platform/problems/catalogue.ts';
import type { changePassword as route } from '../contract.ts';
import { passwordRules, regulationPolicy } from '../rules/password.ts';
import { countWrongPassword } from './attempts.ts';
import { hashPassword, passwordMatches } from './hash.ts';
import { actorOfToken, meOf } from './me.ts';
import { endSession, endSessionsOf, openSession } from './session.ts';

/** Changes one's own password: ends every session of the account and opens a new one for this browser (R3, Đ7.2b, Đ7.7). */
export const changePassword = async (call: SessionCall, { body }: HandlerInput<typeof route>) => {
  const { tx, actor, now } = call;
  const account = await lockOwn(tx, actor.accountId);
  if (!(await passwordMatches(account.hash, body.current))) throw await refuseCurrent(call, account);
  refuseWeak(body.next, actor.unitName);
  if (await usedBefore(tx, actor.accountId, body.next))
    throw weak('Mật khẩu này đã được cấp hoặc đã dùng. Chọn mật khẩu khác 10 mật khẩu gần nhất.');
  await keepPassword(tx, actor.accountId, await hashPassword(body.next), now);
  await endSessionsOf(tx, actor.accountId, now);
  const token = await openSession(tx, actor.accountId, call.request, now);
  await call.audit({ action: 'password.change', objectType: 'account', objectId: actor.accountId });
  call.setSession(token);
  return meOf(tx, await actorOfToken(tx, token, now), now);
};

const lockOwn = (tx: Db, accountId: string) =>
  tx
    .selectFrom('account')
    .select(['id', 'password_hash as hash', 'failed_attempts as failedAttempts'])
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirstOrThrow();

const weak = (message: string): Problem =>
  problem('weak-password', { detail: message, findings: [{ at: 'body/next', message }] });

/** Somebody at a machine left open guesses too: wrong ones count, and at the lock the session ends. */
const refuseCurrent = async (call: SessionCall, account: { id: string; failedAttempts: number }): Promise<Problem> => {
  const minutes = await countWrongPassword(call.tx, account, call.now);
  await call.audit({
    action: 'password.refused',
    objectType: 'account',
    objectId: account.id,
    reason: 'wrong',
    result: 'refused',
  });
  if (minutes > 0) {
    await endSession(call.tx, call.actor.sessionId, call.now);
    call.setSession(null);
  }
  const message = 'Mật khẩu hiện tại không đúng.';
  return keepingProblem('invalid-content', { detail: message, findings: [{ at: 'body/current', message }] });
};

const refuseWeak = (next: string, unitName: string): void => {
  const findings = passwordRules(next, unitName)
    .filter(({ met }) => !met)
    .map(({ id, words }) => ({ at: 'body/next', rule: id, message: words }));
  if (findings.length > 0) throw problem('weak-password', { findings });
};

/** An issued password is never used again; of one's own the last ten are refused. */
const usedBefore = async (tx: Db, accountId: string, next: string): Promise<boolean> => {
  const rows = await tx
    .selectFrom('password_history')
    .select(['hash', 'issued'])
    .where('account_id', '=', accountId)
    .orderBy('set_at', 'desc')
    .execute();
  const recent = new Set(rows.slice(0, regulationPolicy.remembered));
  const matches = await Promise.all(
    rows.filter((row) => row.issued || recent.has(row)).map(({ hash }) => passwordMatches(hash, next)),
  );
  return matches.includes(true);
};

const keepPassword = async (tx: Db, accountId: string, hash: string, now: Date): Promise<void> => {
  const fresh = {
    password_hash: hash,
    password_set_at: now,
    must_change_password: false,
    issued_expires_at: null,
    issued_used: false,
    failed_attempts: 0,
    locked_until: null,
  };
  await tx.updateTable('account').set(fresh).where('id', '=', accountId).execute();
  await rememberPassword(tx, accountId, hash, false, now);
};

/** Two passwords of one instant (a clock that stands still) are kept a microsecond apart: the order is what counts. */
export const rememberPassword = async (
  tx: Db,
  accountId: string,
  hash: string,
  issued: boolean,
  now: Date,
): Promise<void> => {
  await sql`
    insert into password_history (account_id, hash, issued, set_at)
    select ${accountId}, ${hash}, ${issued}, greatest(${now}::timestamptz, max(set_at) + interval '1 microsecond')
    from password_history where account_id = ${accountId}`.execute(tx);
};
