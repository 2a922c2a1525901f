import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { issueTo } from '../../sign-in/server/index.ts';
import type { issuePassword as route } from '../contract.ts';
import { lockAccountInScope } from './queries.ts';
import { refuseClosed, refuseOwn } from './refusals.ts';

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
