import type { HandlerInput, Outside } from '../../platform/call/binding.ts';
import type { SessionCall } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { Secrets } from '../../platform/secrets/secrets.ts';
import { isTooShort, secondFactorMandatory } from '../../policy/rules/limits.ts';
import { policyInForce } from '../../policy/server/index.ts';
import type * as routes from '../contract/second-factor.ts';
import { demandOwnPassword, findOwnHash, type Verified, verifyOwn } from './own-password.ts';
import { drawRecoveryCodes, keepRecoveryCodes, type RecoveryCodes, recoveryCodesLeft } from './recovery-codes.ts';
import { dropSecondFactor, findSecondFactor } from './second-factor-row.ts';
import { endSessionsOf, openSession } from './session.ts';
import { enrolmentUri, newSeed, stepOfCode } from './totp.ts';

const ISSUER = 'CSDL Công tác dân tộc';
/** A seed waits so long for its first code: how long a QR code stays on a screen. Whoever sees it has given the password already. */
const PATIENCE_MS = 15 * 60_000;

type WithPassword = HandlerInput<typeof routes.startSecondFactor>;

/** Setting up, taking off and new codes all ask for the current password first (ASVS 7.5.1). */
export const prepareOwnPassword = (outside: Outside, { body }: WithPassword): Promise<Verified | undefined> =>
  verifyOwn(outside, body.password);

type Start = WithPassword & { readonly prepared: Verified | undefined };

export const getSecondFactor = async ({ tx, actor, now }: SessionCall) => {
  const factor = await findSecondFactor(tx, actor.accountId);
  return {
    since: factor?.confirmedAt?.toISOString() ?? null,
    mandatory: secondFactorMandatory(await policyInForce(tx, now), actor),
    recoveryCodesLeft: await recoveryCodesLeft(tx, actor.accountId),
  };
};

/** Draws a seed that waits beside the one in use until its first code; shown this once. */
export const startSecondFactor = async (call: SessionCall, { prepared }: Start) => {
  const { tx, actor, now } = call;
  await demandOwnPassword(call, prepared, 'body/password');
  const secret = newSeed();
  const pending = { pending_secret: call.secrets.seal(secret, 'second_factor.pending_secret'), pending_at: now };
  await tx
    .insertInto('second_factor')
    .values({ account_id: actor.accountId, ...pending })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(pending))
    .execute();
  await call.audit({ action: 'second-factor.start', objectType: 'account', objectId: actor.accountId });
  return { secret, uri: enrolmentUri(secret, ISSUER, actor.username) };
};

type Confirm = HandlerInput<typeof routes.confirmSecondFactor>;

/** The seed that waits for its first code, and the step of the code; undefined where none waits (any more) or the code is another's. */
const readPending = async (tx: Db, secrets: Secrets, accountId: string, code: string, now: Date) => {
  const factor = await findSecondFactor(tx, accountId);
  if (factor?.pendingSecret == null || now.getTime() - (factor.pendingAt?.getTime() ?? 0) > PATIENCE_MS)
    return undefined;
  const seed = secrets.open(factor.pendingSecret, 'second_factor.pending_secret');
  return { seed, step: stepOfCode(seed, code, 0, now) };
};

/** Ten hashes, before the transaction, and only for who is signed in and has typed the right code: nobody else makes the server hash. */
export const prepareRecoveryCodes = async (
  { db, token, secrets, now }: Outside,
  { body }: Confirm,
): Promise<RecoveryCodes | undefined> => {
  if (token === undefined) return undefined;
  const pending = await systemTransaction(db, async (tx) => {
    const own = await findOwnHash(tx, token, now);
    return own && readPending(tx, secrets, own.id, body.code, now);
  });
  return pending?.step === undefined ? undefined : drawRecoveryCodes();
};

/** The first right code turns it on; the other sessions end and this one gets a new token (ASVS 7.2.4). */
export const confirmSecondFactor = async (
  call: SessionCall,
  { body, prepared }: Confirm & { readonly prepared: RecoveryCodes | undefined },
) => {
  const { tx, actor, now, secrets } = call;
  const pending = await readPending(tx, secrets, actor.accountId, body.code, now);
  if (!pending) throw problem('wrong-state', { detail: 'Mã QR đã hết hạn. Bấm “Cài xác thực hai lớp” để lấy mã mới.' });
  const { seed, step } = pending;
  if (step === undefined || !prepared) {
    const message = 'Mã chưa đúng. Kiểm tra giờ trên điện thoại rồi nhập mã đang hiện trong ứng dụng.';
    throw problem('invalid-content', { detail: message, findings: [{ at: 'body/code', message }] });
  }
  const confirmed = { secret: secrets.seal(seed, 'second_factor.secret'), confirmed_at: now, last_step: step };
  await tx
    .updateTable('second_factor')
    .set({ ...confirmed, pending_secret: null, pending_at: null })
    .where('account_id', '=', actor.accountId)
    .execute();
  await keepRecoveryCodes(tx, actor.accountId, prepared);
  await renewSession(call);
  await call.audit({ action: 'second-factor.enable', objectType: 'account', objectId: actor.accountId });
  return { recoveryCodes: [...prepared.codes] };
};

const renewSession = async (call: SessionCall, weakPassword = false): Promise<void> => {
  const { tx, actor, now } = call;
  await endSessionsOf(tx, actor.accountId, now);
  const { token } = await openSession(tx, actor.accountId, call.origin, now, { weakPassword });
  call.setSession(token);
};

/** Takes one's own second factor off; refused where the policy asks for one. A password too short to stand alone has to be changed at once. */
export const disableSecondFactor = async (call: SessionCall, { body, prepared }: Start) => {
  const { tx, actor, now } = call;
  await demandOwnPassword(call, prepared, 'body/password');
  const policy = await policyInForce(tx, now);
  if (secondFactorMandatory(policy, actor))
    throw problem('wrong-state', {
      detail:
        'Chính sách an toàn yêu cầu tài khoản này có xác thực hai lớp nên không tắt được. Muốn đổi điện thoại, cài lại bằng điện thoại mới.',
      allowed: ['start'],
    });
  if (!(await dropSecondFactor(tx, actor.accountId)))
    throw problem('wrong-state', { detail: 'Tài khoản này chưa bật xác thực hai lớp.', allowed: ['start'] });
  await renewSession(call, isTooShort(policy, body.password, false));
  await call.audit({ action: 'second-factor.disable', objectType: 'account', objectId: actor.accountId });
  return { ok: true as const };
};

type Renew = WithPassword & {
  readonly prepared: { readonly own: Verified | undefined; readonly codes: RecoveryCodes | undefined };
};

/** Ten hashes more, for who gave the right password alone. */
export const prepareRenewal = async (outside: Outside, { body }: WithPassword): Promise<Renew['prepared']> => {
  const own = await verifyOwn(outside, body.password);
  return { own, codes: own?.matches ? await drawRecoveryCodes() : undefined };
};

/** New recovery codes in place of the former ones, used or not. */
export const renewRecoveryCodes = async (call: SessionCall, { prepared }: Renew) => {
  const { tx, actor } = call;
  await demandOwnPassword(call, prepared.own, 'body/password');
  const factor = await findSecondFactor(tx, actor.accountId);
  const { codes } = prepared;
  if (factor?.secret == null || !codes)
    throw problem('wrong-state', { detail: 'Tài khoản này chưa bật xác thực hai lớp.', allowed: ['start'] });
  await keepRecoveryCodes(tx, actor.accountId, codes);
  await call.audit({ action: 'second-factor.recovery-codes', objectType: 'account', objectId: actor.accountId });
  return { recoveryCodes: [...codes.codes] };
};
