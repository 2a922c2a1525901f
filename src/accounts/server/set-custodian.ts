import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { setCustodian as route } from '../contract.ts';
import { isSamePerson } from '../rules/same-person.ts';
import { type CustodianOf, custodianFields } from './custodian-row.ts';
import { currentCustodian, custodianActed, replaceCustodian } from './custodians.ts';
import { type HeldAccount, lockAccountInScope } from './queries.ts';
import { refuseClosed } from './refusals.ts';

/**
 * Names the first custodian of an account, or corrects the five fields of who holds it (Đ7.4). Another person takes over by a
 * handover with its document (Đ7.6), unless the one named here has done nothing yet: then the name was a mistake.
 */
export const nameCustodian = async (call: Call, account: HeldAccount, fields: CustodianOf): Promise<void> => {
  const { tx, now } = call;
  refuseClosed(account);
  await refuseAnotherPerson(call, account, fields);
  const { former } = await replaceCustodian(tx, account.id, fields, now, call.secrets);
  await call.audit({
    action: 'account.custodian',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    detail: { username: account.username, custodian: fields.fullName, former: former?.fullName ?? null },
  });
};

const refuseAnotherPerson = async ({ tx, secrets }: Call, account: HeldAccount, next: CustodianOf): Promise<void> => {
  const current = await currentCustodian(tx, account.id);
  if (!current || isSamePerson(custodianFields(current, secrets), next)) return;
  if (await custodianActed(tx, account.id, current.id))
    throw problem('wrong-state', {
      detail: `${current.full_name} đang giữ tài khoản này. Giao cho người khác thì làm bàn giao, kèm văn bản bàn giao (khoản 6 Điều 7 Quy chế).`,
      allowed: ['handover'],
    });
};

export const setCustodian = async (call: Call, { params, body }: HandlerInput<typeof route>) => {
  await nameCustodian(call, await lockAccountInScope(call, params.id), body);
  return { ok: true as const };
};
