import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { noteDeparture as route } from '../contract/custodians.ts';
import { currentCustodian } from './custodians.ts';
import { lockAccountInScope } from './queries.ts';
import { refuseClosed } from './refusals.ts';

/** Notes that the custodian is gone since a day and nothing was handed over yet: from then the seven days of Đ7.6 run. Null takes it back. */
export const noteDeparture = async (call: Call, { params, body }: HandlerInput<typeof route>) => {
  const account = await lockAccountInScope(call, params.id);
  refuseClosed(account);
  const current = await currentCustodian(call.tx, account.id);
  if (!current)
    throw problem('wrong-state', { detail: 'Tài khoản chưa ghi công chức được giao nên không có ai để ghi thôi giữ.' });
  if (body.leftOn !== null && body.leftOn > vietnamDay(call.now))
    throw problem('invalid-content', {
      findings: [{ at: 'body/leftOn', message: 'ngày thôi giữ không được sau hôm nay' }],
    });
  await call.tx.updateTable('custodian').set({ left_on: body.leftOn }).where('id', '=', current.id).execute();
  await call.audit({
    action: 'account.departure',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    reason: body.reason,
    detail: { username: account.username, custodian: current.full_name, from: body.leftOn },
  });
  return { ok: true as const };
};
