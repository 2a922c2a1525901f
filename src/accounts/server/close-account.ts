import type { Call, HandlerInput } from '../../platform/http/call.ts';
import type { closeAccount as route } from '../contract.ts';
import { lockAccountInScope } from './queries.ts';
import { refuseClosed, refuseOwn } from './refusals.ts';
import { endSessionsOf } from './session.ts';

/** Closes an account (Đ7.8): never deleted, what it did stays under its name; its sessions end at once. */
export const closeAccount = async (call: Call, { params, body }: HandlerInput<typeof route>) => {
  const { tx, now } = call;
  const account = await lockAccountInScope(call, params.id);
  refuseOwn(call, account, 'Không tự đóng tài khoản của mình. Cần cán bộ quản lý tài khoản khác thực hiện.');
  refuseClosed(account);
  await tx.updateTable('account').set({ state: 'closed' }).where('id', '=', account.id).execute();
  await endSessionsOf(tx, account.id, now);
  await call.audit({
    action: 'account.close',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    reason: body.reason,
    detail: { username: account.username },
  });
  return { ok: true as const };
};
