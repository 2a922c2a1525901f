import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { dropSecondFactor, endSessionsOf } from '../../sign-in/server/index.ts';
import type { removeSecondFactor as route } from '../contract/access.ts';
import { lockAccountInScope } from './queries.ts';
import { refuseOwn } from './refusals.ts';

/** The board takes a lost second factor off an account; where one is mandatory a new one is enrolled before anything else. */
export const removeSecondFactor = async (call: Call, { params, body }: HandlerInput<typeof route>) => {
  const account = await lockAccountInScope(call, params.id);
  refuseOwn(call, account, 'Không tự gỡ xác thực hai lớp của mình ở đây. Cần cán bộ quản lý tài khoản khác thực hiện.');
  if (!(await dropSecondFactor(call.tx, account.id)))
    throw problem('wrong-state', { detail: 'Tài khoản này chưa bật xác thực hai lớp.', allowed: [] });
  await endSessionsOf(call.tx, account.id, call.now);
  await call.audit({
    action: 'second-factor.remove',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    reason: body.reason,
    detail: { username: account.username },
  });
  return { ok: true as const };
};
