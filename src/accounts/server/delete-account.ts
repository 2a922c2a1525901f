import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { dropCredential } from '../../sign-in/server/index.ts';
import type { deleteAccount as route } from '../contract/life.ts';
import { type HeldAccount, lockAccountInScope } from './queries.ts';
import { hasActed, refuseLastManager, refuseOwn } from './refusals.ts';

/**
 * Deletes an account on which nothing rests, with its custodians and issued passwords; only the trail still knows it (Đ7.8, SEC-10).
 * One that ever acted is refused here in words, and by the database itself whoever asks.
 */
export const deleteHeld = async (call: Call, account: HeldAccount, reason: string): Promise<void> => {
  const { tx } = call;
  refuseOwn(call, account, 'Không tự xóa tài khoản của mình.');
  if (await hasActed(tx, account.id))
    throw problem('in-use', {
      detail:
        'Tài khoản đã đăng nhập hoặc đã phát sinh dữ liệu nên không được xóa, chỉ được sửa thông tin hoặc đóng (khoản 8 Điều 7 Quy chế).',
      allowed: account.state === 'active' ? ['close'] : ['reopen'],
    });
  await refuseLastManager(tx, account, 'Đây là tài khoản cuối cùng có nhiệm vụ quản lý tài khoản, không xóa được.');
  await dropCredential(tx, account.id);
  await tx.deleteFrom('disuse_closure').where('account_id', '=', account.id).execute();
  await tx.deleteFrom('custodian').where('account_id', '=', account.id).execute();
  await tx.deleteFrom('account').where('id', '=', account.id).execute();
  await call.audit({
    action: 'account.delete',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    reason,
    detail: { username: account.username, kind: account.kind },
  });
};

export const deleteAccount = async (call: Call, { params, body }: HandlerInput<typeof route>) => {
  await deleteHeld(call, await lockAccountInScope(call, params.id), body.reason);
  return { ok: true as const };
};
