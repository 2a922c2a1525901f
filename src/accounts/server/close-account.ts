import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { endDevices, endSessionsOf, useUpLinks } from '../../sign-in/server/index.ts';
import type { closeAccount as route } from '../contract.ts';
import { type HeldAccount, lockAccountInScope } from './queries.ts';
import { refuseClosed, refuseLastManager, refuseOwn } from './refusals.ts';

/** Writes that an account is closed and ends its sessions, known browsers and mailed links; whoever calls it writes the line of the trail. */
export const markClosed = async (tx: Db, id: string, reason: string, now: Date): Promise<void> => {
  await tx
    .updateTable('account')
    .set({ state: 'closed', closed_at: now, closed_reason: reason })
    .where('id', '=', id)
    .execute();
  await endSessionsOf(tx, id, now);
  await useUpLinks(tx, id, now);
  await endDevices(tx, id, now);
};

/** Closes a held account (Đ7.8): what it did stays under its name; its sessions end at once. Not one's own, not the last that manages accounts. */
export const closeHeld = async (call: Call, account: HeldAccount, reason: string): Promise<void> => {
  refuseOwn(call, account, 'Không tự đóng tài khoản của mình. Cần cán bộ quản lý tài khoản khác thực hiện.');
  refuseClosed(account);
  await refuseLastManager(
    call.tx,
    account,
    'Đây là tài khoản cuối cùng có nhiệm vụ quản lý tài khoản. Giao nhiệm vụ này cho người khác trước khi đóng.',
  );
  await markClosed(call.tx, account.id, reason, call.now);
  await call.audit({
    action: 'account.close',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    reason,
    detail: { username: account.username },
  });
};

export const closeAccount = async (call: Call, { params, body }: HandlerInput<typeof route>) => {
  await closeHeld(call, await lockAccountInScope(call, params.id), body.reason);
  return { ok: true as const };
};
