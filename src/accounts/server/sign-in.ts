import type { Db } from '../../platform/db/open.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import type { HandlerInput, PublicCall } from '../../platform/http/call.ts';
import { keepingProblem, type Problem } from '../../platform/problems/catalogue.ts';
import type { signIn as route } from '../contract.ts';
import { countWrongPassword, refuseBusyAddress } from './attempts.ts';
import { matchesNobody, passwordMatches } from './hash.ts';
import { actorOfToken, meOf } from './me.ts';
import { endSession, openSession } from './session.ts';

type Account = Awaited<ReturnType<typeof lockAccount>>;

/** The row stays locked until the answer is committed, so that guesses sent side by side are counted one by one. */
const lockAccount = (tx: Db, username: string) =>
  tx
    .selectFrom('account')
    .select([
      'id',
      'unit_id as unitId',
      'state',
      'password_hash as hash',
      'must_change_password as issued',
      'issued_expires_at as expiresAt',
      'issued_used as used',
      'failed_attempts as failedAttempts',
      'locked_until as lockedUntil',
    ])
    .where('username', '=', username)
    .forUpdate()
    .executeTakeFirst();

/** Signs in: a new session, the browser's former one ended. Every refusal gets one answer and costs one hash (R4); the trail knows why. */
export const signIn = async (call: PublicCall, { body }: HandlerInput<typeof route>) => {
  const { tx, now } = call;
  await refuseBusyAddress(tx, call.request.address, now);
  const username = body.username.normalize('NFC').trim().toLowerCase();
  const account = await lockAccount(tx, username);
  const matches = account ? await passwordMatches(account.hash, body.password) : await matchesNobody(body.password);
  const reason = await refusalOf(tx, account, matches, now);
  if (!account || reason !== undefined) throw await refuse(call, username, account, reason ?? 'unknown');
  if (call.actor) await endSession(tx, call.actor.sessionId, now);
  await tx
    .updateTable('account')
    .set({ failed_attempts: 0, locked_until: null, acted_at: now, issued_used: account.issued })
    .where('id', '=', account.id)
    .execute();
  const token = await openSession(tx, account.id, call.request, now);
  const actor = await actorOfToken(tx, token, now);
  await call.audit({ action: 'session.open', objectType: 'account', objectId: account.id }, actor);
  call.setSession(token);
  return meOf(tx, actor, now);
};

type Refusal = 'unknown' | 'closed' | 'locked' | 'wrong' | 'expired' | 'used';

const refusalOf = async (tx: Db, account: Account, matches: boolean, now: Date): Promise<Refusal | undefined> => {
  if (!account) return 'unknown';
  if (account.state === 'closed') return 'closed';
  if (account.lockedUntil !== null && account.lockedUntil > now) return 'locked';
  if (!matches) return 'wrong';
  if (!account.issued) return undefined;
  if (account.expiresAt !== null && account.expiresAt <= now) return 'expired';
  return account.used && !(await isDemonstration(tx)) ? 'used' : undefined;
};

/** A locked account is not counted further: a stranger keeps nobody out for longer than the lock. */
const refuse = async (call: PublicCall, username: string, account: Account, reason: Refusal): Promise<Problem> => {
  const minutes = account && reason === 'wrong' ? await countWrongPassword(call.tx, account, call.now) : 0;
  await call.audit({
    action: 'session.refused',
    objectType: 'account',
    ...(account ? { objectId: account.id, unitId: account.unitId } : {}),
    reason,
    result: 'refused',
    detail: { username, ...(minutes > 0 ? { lockedMinutes: minutes } : {}) },
  });
  return keepingProblem('wrong-credentials');
};
