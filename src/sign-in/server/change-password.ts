import type { HandlerInput, Outside } from '../../platform/call/binding.ts';
import type { SessionCall } from '../../platform/call/call.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { policyInForce } from '../../policy/server/index.ts';
import type { changePassword as route } from '../contract.ts';
import { passwordMatches } from './hash.ts';
import { rememberDevice } from './known-devices.ts';
import { meOf } from './me.ts';
import { keepPassword, type PreparedPassword, preparePassword, previousHashes, refuseUnfit } from './new-password.ts';
import { demandOwnPassword, findOwnHash, type Verified } from './own-password.ts';
import { endSessionsOf, openSession } from './session.ts';

type Input = HandlerInput<typeof route>;
type Prepared = { readonly current: Verified; readonly next: PreparedPassword } | undefined;

/** A dozen hashes (the current one, the new one, the last ten) are worked out before the transaction. A wrong current one costs one alone. */
export const prepareChange = async ({ db, token, now }: Outside, { body }: Input): Promise<Prepared> => {
  if (token === undefined) return undefined;
  const known = await systemTransaction(db, async (tx) => {
    const own = await findOwnHash(tx, token, now);
    return own && { ...own, previous: await previousHashes(tx, own.id, now) };
  });
  if (!known) return undefined;
  const matches = await passwordMatches(known.hash, body.current);
  const next = matches ? await preparePassword(known.previous, body.next) : { hash: '', usedBefore: true };
  return { current: { hash: known.hash, matches }, next };
};

/** Changes one's own password: ends every session of the account and every known browser, and begins anew with this one (R3, Đ7.2b, Đ7.7). */
export const changePassword = async (
  call: SessionCall,
  { body, prepared }: Input & { readonly prepared: Prepared },
) => {
  const { tx, actor, now } = call;
  await demandOwnPassword(call, prepared?.current, 'body/current');
  if (!prepared) throw new Error('a change of password was not prepared');
  await refuseUnfit(tx, actor, { next: body.next, previous: body.current, prepared: prepared.next }, now);
  await keepPassword(tx, actor.accountId, prepared.next.hash, now);
  await endSessionsOf(tx, actor.accountId, now);
  const policy = await policyInForce(tx, now);
  const { token, actor: signedIn } = await openSession(tx, actor.accountId, call.origin, now, { policy });
  rememberDevice(call, { accountId: actor.accountId, deviceId: null, policy });
  await call.audit({ action: 'password.change', objectType: 'account', objectId: actor.accountId });
  call.setSession(token);
  return meOf(tx, signedIn, now, policy);
};
