import { type RawBuilder, sql } from 'kysely';
import type { PublicCall } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { queryTogether } from '../../platform/db/pipeline.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { keepingProblem, type Problem, type ProblemFacts } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { Policy } from '../../policy/rules/policy.ts';
import { policyFrom, policyQuery } from '../../policy/server/index.ts';
import type { UnitKind } from '../../units/rules/unit.ts';
import { counterOf, countRefusedAddress, countWrongPassword } from './attempts.ts';
import { type Device, deviceFrom, deviceQuery, rememberDevice } from './known-devices.ts';
import { meOf } from './me.ts';
import { endSession, openSession } from './session.ts';

type Account = {
  readonly id: string;
  readonly username: string;
  readonly kind: 'unit' | 'operator';
  readonly unitId: number;
  readonly state: 'active' | 'closed';
  readonly unitKind: UnitKind | null;
  readonly hash: string;
  readonly passwordSetAt: Date;
  readonly issued: boolean;
  readonly expiresAt: Date | null;
  readonly used: boolean;
  readonly confirmedAt: Date | null;
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
};

type Asking = Pick<PublicCall, 'tx' | 'now' | 'device'>;

/**
 * The credential stays locked until the answer is committed, so that guesses sent side by side are counted one by one. The browser comes behind
 * it, where this account knows it (a token of another account finds nothing), and the policy.
 */
const lock = async ({ tx, now, device }: Asking, id: RawBuilder<unknown>): Promise<Locked> => {
  const today = vietnamDay(now);
  const account = sql<Account>`
    select a.id, a.username, a.kind, a.unit_id as "unitId", a.state, v.kind as "unitKind", p.password_hash as hash,
      p.password_set_at as "passwordSetAt", p.must_change_password as issued, p.issued_expires_at as "expiresAt", p.issued_used as used,
      f.confirmed_at as "confirmedAt", p.failed_attempts as "failedAttempts", p.locked_until as "lockedUntil"
    from account a
    join credential p on p.account_id = a.id
    left join second_factor f on f.account_id = a.id
    left join unit_version v on v.unit_id = a.unit_id and ${standsOn('v', today)}
    where a.id = ${id} for share of a for update of p`;
  const [[found], devices, values] = await queryTogether(tx, account, deviceQuery(id, device), policyQuery(now));
  return { account: found && { ...found, ...deviceFrom(devices) }, policy: policyFrom(values) };
};

export const lockByName = (call: Asking, username: string) =>
  lock(call, sql`(select id from account where username = ${username})`);
export const lockById = (call: Asking, id: string | null) => lock(call, sql`${id}::uuid`);
export type SigningIn = Account & Device;
/** Who wants to come in, if anybody has that name, and the policy that decides. */
export type Locked = { readonly account: SigningIn | undefined; readonly policy: Policy };

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
  const { lockedUntil } = counterOf(account);
  return lockedUntil !== null && lockedUntil > now ? 'locked' : undefined;
};

/** An issued password lives as long as the policy says and opens once; in the demonstration until it is changed. */
export const issuedOver = async (tx: Db, account: SigningIn, now: Date): Promise<Refusal | undefined> => {
  if (!account.issued) return undefined;
  if (account.expiresAt !== null && account.expiresAt <= now) return 'expired';
  return account.used && !(await isDemonstration(tx)) ? 'used' : undefined;
};

const guesses: readonly Refusal[] = ['wrong', 'wrong-code', 'used-code'];

/**
 * One answer for every reason; the trail knows which. Wrong ones count against the browser where the account knows it, else against the
 * account for all strangers together (ASVS 6.1.1, 6.3.1); every refusal counts against its address. What is locked is not counted further.
 * What was typed for a name that is nobody's is kept nowhere: often it is a password.
 */
export const refuseSignIn = async (
  call: PublicCall,
  { account, policy }: Locked,
  reason: Refusal,
  facts?: ProblemFacts,
): Promise<Problem> => {
  const counted = account && guesses.includes(reason) ? counterOf(account) : undefined;
  const minutes = await countWrongPassword(call.tx, counted, policy, call.now);
  const whose = account && {
    objectId: account.id,
    unitId: account.unitId,
    detail: {
      username: account.username,
      ...(account.deviceId === null ? {} : { knownDevice: true }),
      ...(minutes > 0 ? { lockedMinutes: minutes } : {}),
    },
  };
  await call.audit({ action: 'session.refused', objectType: 'account', reason, result: 'refused', ...whose });
  const wait = await countRefusedAddress(call.tx, call.origin.address, policy, call.now);
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
  const known = account.deviceId !== null;
  // Strangers' guesses are forgotten only where they may have been one's own: from a browser that is not known yet.
  call.writeAtEnd(sql`
    update credential set signed_in_at = ${now}::timestamptz, issued_used = ${account.issued},
      failed_attempts = case when ${known}::boolean then failed_attempts else 0 end,
      locked_until = case when ${known}::boolean then locked_until end
    where account_id = ${account.id}::uuid`);
  rememberDevice(call, { accountId: account.id, deviceId: account.deviceId, policy });
  const { kind, passwordSetAt, confirmedAt, unitKind } = account;
  const holder = { kind, passwordSetAt, hasSecondFactor: confirmedAt !== null, unitKind: unitKind ?? '' };
  const { token, actor } = await openSession(tx, account.id, call.origin, now, { policy, holder, weakPassword });
  const event = { action: 'session.open', objectType: 'account', objectId: account.id };
  const detail = { knownDevice: known, ...(secondFactor === 'none' ? {} : { secondFactor }) };
  await call.audit({ ...event, detail }, actor);
  call.setSession(token);
  return meOf(tx, actor, now, policy);
};
