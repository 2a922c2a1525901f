import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { actingOf } from '../../rounds/server/index.ts';
import { endExcuses } from '../../submissions/server/index.ts';
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
  await endExcuses(
    actingOf(call),
    held.map(({ submission }) => submission),
    body.reason,
  );
  await tell(call, held, body);
  await call.audit({
    action: 'campaign.take-back-excuse',
    objectType: 'campaign',
    objectId: params.id,
    reason: body.reason,
    detail: { sheets: held.map(({ form, period, unitId }) => ({ form, period, unit: unitId })) },
  });
  return { takenBack: held.length };
};

const tell = async ({ tx, actor, now }: Call, excuses: readonly Excuse[], { reason }: Wish): Promise<void> => {
  for (const { submission, unitId, form, dueNow } of excuses) {
    const title = `Rút lại việc miễn nộp phiếu ${form}`;
    const body = `Đơn vị nộp phiếu này, hạn ${formatDay(dueNow)}. Lý do: ${reason}`;
    await sendNotices(tx, [unitId], { kind: 'decision', title, body, link: `/phieu/${submission}`, from: actor }, now);
  }
};
