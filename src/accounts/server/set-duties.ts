import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { dutyClash } from '../../sign-in/rules/permissions.ts';
import { endSessionsOf } from '../../sign-in/server/index.ts';
import type { setDuties as route } from '../contract/life.ts';
import { lockAccountInScope } from './queries.ts';
import { refuseClosed, refuseLastManager, refuseOwn } from './refusals.ts';

/** Gives an operator other duties: never one's own, never a pair that excludes itself, never the last who manages accounts (SEC-14). Ends the sessions. */
export const setDuties = async (call: Call, { params, body }: HandlerInput<typeof route>) => {
  const { tx, now } = call;
  const account = await lockAccountInScope(call, params.id);
  refuseOwn(call, account, 'Không tự thay đổi nhiệm vụ của mình. Cần cán bộ quản lý tài khoản khác thực hiện.');
  refuseClosed(account);
  if (account.kind !== 'operator')
    throw problem('wrong-state', {
      detail: 'Nhiệm vụ chỉ giao cho thành viên Tổ công tác, không giao cho tài khoản đơn vị.',
    });
  const clash = dutyClash(body.duties);
  if (clash) throw problem('invalid-content', { findings: [{ at: 'body/duties', message: clash }] });
  if (!body.duties.includes('accounts'))
    await refuseLastManager(
      tx,
      account,
      'Đây là người cuối cùng có nhiệm vụ quản lý tài khoản. Giao nhiệm vụ này cho người khác trước.',
    );
  await tx
    .updateTable('account')
    .set({ duties: arrayLiteral([...body.duties]) })
    .where('id', '=', account.id)
    .execute();
  await endSessionsOf(tx, account.id, now);
  await call.audit({
    action: 'account.duties',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    reason: body.reason,
    detail: { username: account.username, formerDuties: account.duties, duties: body.duties },
  });
  return { ok: true as const };
};
