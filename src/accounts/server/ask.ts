import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { names } from '../../platform/text/names.ts';
import type { askForAccount as route } from '../contract/requests.ts';
import { allowedRequests, type RequestKind, requestKindNames } from '../rules/account-life.ts';
import { requestFindings } from '../rules/requests.ts';
import { accountsOfUnits, type UnitAccount, unitsToAskFor } from './asking.ts';
import { keepPaper } from './papers.ts';
import { sealCustodian } from './request-rows.ts';
import { tellManagers } from './tell.ts';

/**
 * Asks the board in writing to do something with an account (Đ7.8). One of a kind waits at a time (a unique index); what is asked is
 * done only when the board accepts.
 */
export const askForAccount = async (call: Call, { body }: HandlerInput<typeof route>) => {
  const { tx, actor, now, secrets } = call;
  const unit = found((await unitsToAskFor(call)).find(({ id }) => id === (body.unitId ?? actor.unitId)));
  const account = (await accountsOfUnits(tx, [unit.id])).get(unit.id);
  refuseImpossible(body.kind, account);
  const findings = requestFindings(body, account?.custodian ?? null, vietnamDay(now));
  if (findings.length > 0) throw problem('invalid-content', { findings });
  await refuseTwice(call, unit.id, body.kind);
  const subject = `Đề nghị ${requestKindNames[body.kind].toLocaleLowerCase('vi')}: ${unit.fullName}`;
  const row = {
    kind: body.kind,
    unit_id: unit.id,
    account_id: account?.id ?? null,
    username: account?.username ?? body.username ?? null,
    reason: body.reason.normalize('NFC'),
    custodian: body.custodian ? sealCustodian(body.custodian, secrets) : null,
    changed_on: body.changedOn ?? null,
    letter_id: await keepPaper(call, body.letter, subject),
    asked_unit_id: actor.unitId,
    asked_by: actor.accountId,
    asked_custodian_id: actor.custodianId,
    asked_at: now,
  };
  const { id } = await tx.insertInto('account_request').values(row).returning('id').executeTakeFirstOrThrow();
  await tellManagers(call, { id, kind: body.kind, unitId: unit.id });
  await call.audit({
    action: 'account-request.ask',
    objectType: 'account-request',
    objectId: id,
    unitId: unit.id,
    reason: body.reason,
    detail: { request: body.kind, letter: body.letter.number, username: row.username },
  });
  return { id };
};

const refuseImpossible = (kind: RequestKind, account: UnitAccount | undefined): void => {
  const allowed = allowedRequests(account);
  if (allowed.includes(kind)) return;
  const words = allowed.map((one) => `“${requestKindNames[one]}”`).join(', ');
  throw problem('wrong-state', {
    detail: `Không đề nghị được “${requestKindNames[kind]}” với tình trạng tài khoản hiện nay. Lúc này có thể đề nghị: ${words}.`,
    allowed,
  });
};

const refuseTwice = async ({ tx }: Call, unitId: number, kind: RequestKind): Promise<void> => {
  const waiting = await tx
    .selectFrom('account_request')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('kind', '=', kind)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  if (waiting)
    throw problem('already-exists', {
      detail: `Đơn vị đã có đề nghị “${requestKindNames[kind]}” đang chờ ${names.board}. Rút đề nghị đó trước khi gửi lại.`,
    });
};
