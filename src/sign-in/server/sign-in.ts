import { sql } from 'kysely';
import type { HandlerInput, PublicOutside } from '../../platform/call/binding.ts';
import type { PublicCall } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { keepingProblem, type Problem } from '../../platform/problems/catalogue.ts';
import { isTooShort } from '../../policy/rules/limits.ts';
import { type Policy, policyValue } from '../../policy/rules/policy.ts';
import type { signIn as route } from '../contract.ts';
import { refuseWhileBlocked } from './attempts.ts';
import { matchesNobody, passwordMatches } from './hash.ts';
import type { Verified } from './own-password.ts';
import { sealPending } from './pending-sign-in.ts';
import { closedTo, enter, issuedOver, lockByName, refuseSignIn, type SigningIn } from './sign-in-account.ts';

type Input = HandlerInput<typeof route>;
/** `none` where nobody has this name: the same work was done for nobody's hash. */
type Prepared = Verified | 'none';

const nameOf = ({ body }: Input): string => body.username.normalize('NFC').trim().toLowerCase();

/** The hash is worked out before the transaction: twenty people at once must not stand in a queue for the database meanwhile. */
export const prepareSignIn = async ({ db, origin, now }: PublicOutside, input: Input): Promise<Prepared> => {
  const { hash, blockedUntil } = await findHash(db, nameOf(input), origin.address);
  refuseWhileBlocked(blockedUntil, now);
  const { password } = input.body;
  if (hash !== null) return { hash, matches: await passwordMatches(hash, password) };
  await matchesNobody(password);
  return 'none';
};

type Known = { readonly hash: string | null; readonly blockedUntil: Date | null };

const findHash = async (db: Db, username: string, address: string): Promise<Known> => {
  const { rows } = await sql<Known>`
    select (select p.password_hash from credential p join account a on a.id = p.account_id where a.username = ${username}) as hash,
      (select blocked_until from address_throttle where address = ${address}) as "blockedUntil"`.execute(db);
  return rows[0] ?? { hash: null, blockedUntil: null };
};

/** Signs in, or asks for the second factor where one is on. Every refusal gets one answer and costs one hash (R4). */
export const signIn = async (call: PublicCall, input: Input & { readonly prepared: Prepared }) => {
  const { tx, now } = call;
  const username = nameOf(input);
  const locked = await lockByName(call, username);
  const { account, policy } = locked;
  if (!account) throw await refuseSignIn(call, locked, 'unknown');
  const reason =
    closedTo(account, now) ??
    ((await isRight(account, input)) ? undefined : 'wrong') ??
    (await issuedOver(tx, account, now));
  if (reason !== undefined) throw await refuseSignIn(call, locked, reason);
  const hasSecondFactor = account.confirmedAt !== null;
  // What the policy of today would not take by its length has to be changed (SEC-03): only here is it known.
  const weakPassword = isTooShort(policy, input.body.password, hasSecondFactor);
  if (hasSecondFactor) throw await askForCode(call, account, policy, weakPassword);
  return enter(call, account, { policy, weakPassword, secondFactor: 'none' });
};

/** The password may have been changed between the hash and the lock: then it is tried again, which is rare. */
const isRight = async (account: SigningIn, { body, prepared }: Input & { prepared: Prepared }): Promise<boolean> =>
  prepared !== 'none' && prepared.hash === account.hash
    ? prepared.matches
    : passwordMatches(account.hash, body.password);

const askForCode = async (
  call: PublicCall,
  account: SigningIn,
  policy: Policy,
  weakPassword: boolean,
): Promise<Problem> => {
  const object = { objectType: 'account', objectId: account.id, unitId: account.unitId };
  await call.audit({ action: 'session.code-wanted', ...object, detail: { username: account.username } });
  const until = call.now.getTime() + policyValue(policy, 'codeMinutes') * 60_000;
  const pending = { accountId: account.id, passwordSetAt: account.passwordSetAt.getTime(), until, weakPassword };
  return keepingProblem('code-wanted', { pending: sealPending(call.secrets, pending) });
};
