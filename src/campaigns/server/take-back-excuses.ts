import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { excuseHeld } from '../rules/taking-back.ts';
import { type Excuse, excusesOf } from './granted.ts';
import { lockRoundsOf, refuseHeld } from './held.ts';

type Wish = { readonly submissions: readonly string[]; readonly reason: string };

/** Takes excuses back (R15): the unit owes its sheet again, with the due date that stands. All or none. */
export const takeBackExcuses = async (call: Call, { params, body }: { params: { id: string }; body: Wish }) => {
  const ids = arrayLiteral(body.submissions);
  await lockRoundsOf(call.tx, params.id);
  await sql`select 1 from submission where id = any(${ids}::uuid[]) order by id for update`.execute(call.tx);
  const granted = await excusesOf(call.tx, params.id, sql`s.id = any(${ids}::uuid[])`);
  // Of a unit that was excused several times the last excuse is meant.
  const excuses = body.submissions.map((id) => granted.find(({ submission }) => submission === id));
  const held = refuseHeld(excuses, excuseHeld);
  await write(call, held, body);
  await call.audit({
    action: 'campaign.take-back-excuse',
    objectType: 'campaign',
    objectId: params.id,
    reason: body.reason,
    detail: { sheets: held.map(({ form, period, unitId }) => ({ form, period, unit: unitId })) },
  });
  return { takenBack: held.length };
};

const write = async ({ tx, actor, now }: Call, excuses: readonly Excuse[], { reason }: Wish): Promise<void> => {
  await sql`
    with owed as (
      update submission set excused_reason = null, excused_by = null, version = version + 1
      where id = any(${arrayLiteral(excuses.map(({ submission }) => submission))}::uuid[]) returning id, state
    )
    insert into review_step (object_type, object_id, action, from_state, to_state, reason, account_id, custodian_id, unit_id, at)
    select 'submission', id, 'take-back-excuse', state, state, ${reason}, ${actor.accountId}::uuid, ${actor.custodianId}::uuid, ${actor.unitId}, ${now} from owed`.execute(
    tx,
  );
  for (const { submission, unitId, form, dueNow } of excuses) {
    const title = `Rút lại việc miễn nộp phiếu ${form}`;
    const body = `Đơn vị nộp phiếu này, hạn ${formatDay(dueNow)}. Lý do: ${reason}`;
    await sendNotices(tx, [unitId], { kind: 'decision', title, body, link: `/phieu/${submission}`, from: actor }, now);
  }
};
