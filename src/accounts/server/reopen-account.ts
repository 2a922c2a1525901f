import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { type Issued, issueTo } from '../../sign-in/server/index.ts';
import type { reopenAccount as route } from '../contract/life.ts';
import { type HeldAccount, lockAccountInScope } from './queries.ts';
import { refuseOwn } from './refusals.ts';

/** Reopens a closed account (Đ7.8) with a one-time password; a unit that meanwhile got another account keeps that one. */
export const reopenHeld = async (call: Call, account: HeldAccount, reason: string): Promise<Issued> => {
  refuseOwn(call, account, 'Không tự mở lại tài khoản của mình.');
  if (account.state !== 'closed')
    throw problem('wrong-state', { detail: 'Tài khoản đang hoạt động, không cần mở lại.', state: account.state });
  await refuseSecond(call, account);
  await call.tx
    .updateTable('account')
    .set({ state: 'active', closed_at: null, closed_reason: null })
    .where('id', '=', account.id)
    .execute();
  const issued = await issueTo(call, account);
  await call.audit({
    action: 'account.reopen',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    reason,
    detail: { username: account.username },
  });
  return issued;
};

const refuseSecond = async ({ tx }: Call, { kind, unitId }: HeldAccount): Promise<void> => {
  if (kind === 'operator') return;
  const other = await tx
    .selectFrom('account')
    .select('username')
    .where('unit_id', '=', unitId)
    .where('kind', '=', 'unit')
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (other)
    throw problem('already-exists', {
      detail: `Đơn vị đang dùng tài khoản ${other.username}; mỗi đơn vị chỉ có một tài khoản. Đóng tài khoản đó trước.`,
    });
};

export const reopenAccount = async (call: Call, { params, body }: HandlerInput<typeof route>) =>
  reopenHeld(call, await lockAccountInScope(call, params.id), body.reason);
