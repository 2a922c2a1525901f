import type { Db } from '../../platform/db/open.ts';
import type { Call, HandlerInput } from '../../platform/http/call.ts';
import type { setCustodian as route } from '../contract.ts';
import { custodianRow } from './create.ts';
import { lockAccountInScope } from './queries.ts';
import { refuseClosed } from './refusals.ts';

/** Records who is given the account from now on (Đ7.4): the former's days end where the new one's begin. Never two at once (R5). */
export const setCustodian = async (call: Call, { params, body }: HandlerInput<typeof route>) => {
  const { tx, now } = call;
  const account = await lockAccountInScope(call, params.id);
  refuseClosed(account);
  const former = await endFormer(tx, account.id, now);
  await tx
    .insertInto('custodian')
    .values(custodianRow(account.id, body, now))
    .execute();
  await call.audit({
    action: 'account.custodian',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    detail: { username: account.username, custodian: body.fullName, former },
  });
  return { ok: true as const };
};

/** A custodian of this very instant has done nothing yet and is replaced: a range of no length cannot be kept. */
const endFormer = async (tx: Db, accountId: string, now: Date): Promise<string | null> => {
  const former = await tx
    .selectFrom('custodian')
    .select(['id', 'full_name', 'valid_from'])
    .where('account_id', '=', accountId)
    .where('valid_to', 'is', null)
    .executeTakeFirst();
  if (!former) return null;
  if (former.valid_from < now)
    await tx.updateTable('custodian').set({ valid_to: now }).where('id', '=', former.id).execute();
  else await tx.deleteFrom('custodian').where('id', '=', former.id).execute();
  return former.full_name;
};
