import type { Static } from 'typebox';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Issued as IssuedSchema, issuePassword as route } from '../contract.ts';
import { issuedExpiry } from './create.ts';
import { hashPassword } from './hash.ts';
import { endDevices } from './known-devices.ts';
import { rememberPassword } from './new-password.ts';
import { oneTimePassword } from './one-time-password.ts';
import { type HeldAccount, lockAccountInScope } from './queries.ts';
import { refuseClosed, refuseOwn } from './refusals.ts';
import { useUpLinks } from './reset-links.ts';
import { endSessionsOf } from './session.ts';

export type Issued = Static<typeof IssuedSchema>;

/** Gives a held account a one-time password: drawn at random, to be changed at once, valid as long as the policy says, used once. Unlocks, ends all sessions, known browsers and mailed links. */
export const issueTo = async ({ tx, now }: Pick<Call, 'tx' | 'now'>, account: HeldAccount): Promise<Issued> => {
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  const expiresAt = await issuedExpiry(tx, now);
  const issued = {
    password_hash: hash,
    password_set_at: now,
    must_change_password: true,
    issued_expires_at: expiresAt,
    issued_used: false,
    failed_attempts: 0,
    locked_until: null,
  };
  await tx.updateTable('account').set(issued).where('id', '=', account.id).execute();
  await rememberPassword(tx, account.id, hash, true, now);
  await endSessionsOf(tx, account.id, now);
  await useUpLinks(tx, account.id, now);
  await endDevices(tx, account.id, now);
  return {
    id: account.id,
    username: account.username,
    unitName: account.unitName,
    oneTimePassword: password,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
};

/** Issues a one-time password (Đ7.5, R8): shown once. A second factor that is on stays on (ASVS 6.4.3). */
export const issuePassword = async (call: Call, { params, body }: HandlerInput<typeof route>) => {
  const account = await lockAccountInScope(call, params.id);
  refuseOwn(call, account, 'Mật khẩu của chính mình thì đổi ở mục Đổi mật khẩu.');
  refuseClosed(account);
  const issued = await issueTo(call, account);
  await call.audit({
    action: 'password.issue',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    reason: body.reason,
    detail: { username: account.username },
  });
  return issued;
};
