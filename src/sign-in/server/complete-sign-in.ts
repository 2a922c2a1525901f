import type { HandlerInput, PublicOutside } from '../../platform/call/binding.ts';
import type { PublicCall } from '../../platform/call/call.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import type { completeSignIn as route } from '../contract/session.ts';
import { refuseBusyAddress } from './attempts.ts';
import { hashWithSalt } from './hash.ts';
import { openPending, type PendingSignIn } from './pending-sign-in.ts';
import { recoveryText, spendRecoveryCode } from './recovery-codes.ts';
import { findSecondFactor } from './second-factor-row.ts';
import {
  closedTo,
  enter,
  issuedOver,
  lockById,
  type Refusal,
  refuseSignIn,
  type SigningIn,
} from './sign-in-account.ts';
import { isTotpCode, stepOfCode } from './totp.ts';

type Input = HandlerInput<typeof route>;
/** Hash of a recovery code, worked out before the transaction; null for six digits of the app. */
type Prepared = { readonly pending: PendingSignIn | undefined; readonly recoveryHash: string | null };

export const prepareCode = async ({ db, origin, secrets, now }: PublicOutside, { body }: Input): Promise<Prepared> => {
  const pending = openPending(secrets, body.pending, now);
  const factor = await systemTransaction(db, async (tx) => {
    await refuseBusyAddress(tx, origin.address, now);
    return pending && findSecondFactor(tx, pending.accountId);
  });
  const salt = factor?.recoverySalt;
  const recoveryHash = salt && !isTotpCode(body.code) ? await hashWithSalt(recoveryText(body.code), salt) : null;
  return { pending, recoveryHash };
};

const WRONG =
  'Mã không đúng, đã dùng hoặc đã hết hạn, hoặc tài khoản đang tạm khóa. Chờ mã mới trên điện thoại rồi thử lại.';
const OVER = 'Đã quá thời gian nhập mã. Nhập lại tên đăng nhập và mật khẩu.';

/** The second step of signing in: same lock, same throttle, same trail as the first (ASVS 6.3.4). A code opens once. */
export const completeSignIn = async (call: PublicCall, { body, prepared }: Input & { readonly prepared: Prepared }) => {
  const { tx, now } = call;
  const { pending } = prepared;
  const locked = await lockById(call, pending?.accountId ?? null);
  const { account, policy } = locked;
  if (!pending || account?.passwordSetAt.getTime() !== pending.passwordSetAt)
    throw await refuseSignIn(call, locked, 'pending-over', {
      detail: OVER,
      startAgain: true,
    });
  const standing = closedTo(account, now) ?? (await issuedOver(tx, account, now));
  const spent = standing ?? (await spend(call, account, body.code, prepared.recoveryHash));
  if (spent !== 'code' && spent !== 'recovery-code') throw await refuseSignIn(call, locked, spent, { detail: WRONG });
  return enter(call, account, { policy, weakPassword: pending.weakPassword, secondFactor: spent });
};

const spend = async (
  { tx, now, secrets }: PublicCall,
  account: SigningIn,
  code: string,
  recoveryHash: string | null,
): Promise<Refusal | 'code' | 'recovery-code'> => {
  const factor = await findSecondFactor(tx, account.id);
  if (factor?.secret == null) return 'pending-over';
  if (recoveryHash !== null)
    return (await spendRecoveryCode(tx, account.id, recoveryHash, now)) ? 'recovery-code' : 'wrong-code';
  const seed = secrets.open(factor.secret, 'second_factor.secret');
  const step = stepOfCode(seed, code, factor.lastStep, now);
  if (step === undefined) return stepOfCode(seed, code, 0, now) === undefined ? 'wrong-code' : 'used-code';
  await tx.updateTable('second_factor').set({ last_step: step }).where('account_id', '=', account.id).execute();
  return 'code';
};
