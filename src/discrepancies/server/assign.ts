import { type RawBuilder, sql } from 'kysely';
import type { Static } from 'typebox';
import { sendNotices } from '../../notices/server/index.ts';
import { daysBetween } from '../../periods/rules/days.ts';
import type { Call } from '../../platform/call/call.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import type { assignCase } from '../contract/owner.ts';
import { type Discrepancy, nameOfUnit } from './facts.ts';
import { forDecision, say } from './verbs.ts';

const MOST_DAYS = 90;

/** Rounds of the forms that a case `d` sets beside each other, in its period. */
const roundsOfCase: RawBuilder<unknown> = sql`r.period = d.period and r.taken_back_at is null
  and (r.form_id = d.form_id or r.form_id in (select t.form_id from discrepancy_term t where t.rule_id = d.rule_id))`;

/** Who may have a case to settle: whoever acts on the figures at its unit or above it, and who opened it; not who has it now. */
export const possibleOwners = async (call: Call, { id, ownerUnitId }: Pick<Discrepancy, 'id' | 'ownerUnitId'>) => {
  const today = vietnamDay(call.now);
  const { rows } = await sql<{ id: number; name: string }>`
    select o.id, ${nameOfUnit(sql`o.id`, sql`coalesce(n.agency_name, n.full_name)`, today)} as name
    from (
      select t.actor_unit_id as id from discrepancy d join round r on ${roundsOfCase}
      join unit_closure k on k.descendant_id = d.unit_id and ${standsOn('k', sql`r.period_end`)}
      join round_step t on t.round_id = r.id and t.subject_unit_id = k.ancestor_id where d.id = ${id}::uuid
      union select d.asked_unit_id from discrepancy d where d.id = ${id}::uuid and d.asked_unit_id is not null
    ) o where o.id <> ${ownerUnitId} order by 2, 1`.execute(call.tx);
  return rows;
};

type Assigning = { readonly params: { readonly id: string }; readonly body: Static<typeof assignCase.body> };

const demandDay = (dueOn: string, today: string): void => {
  const days = daysBetween(today, dueOn);
  if (days < 0 || days > MOST_DAYS)
    throw problem('invalid-content', { detail: `Hạn mới phải từ hôm nay đến ${MOST_DAYS} ngày tới.` });
};

/** The case has another owner and another day from now on; both the new and the former one are told. */
export const assign = async (call: Call, { params, body }: Assigning) => {
  const one = await forDecision(call, { params, body }, 'assign');
  const { owner, dueOn, reason } = body;
  demandDay(dueOn, vietnamDay(call.now));
  const next = (await possibleOwners(call, one)).find(({ id }) => id === owner);
  if (!next)
    throw problem('invalid-content', {
      detail:
        'Chỉ giao được cho đơn vị tham gia nộp, kiểm tra, chốt, xác thực, phê duyệt số liệu này, hoặc bên mở hồ sơ.',
    });
  await call.tx
    .updateTable('discrepancy')
    .set({ owner_unit_id: owner, due_on: dueOn, reminded_on: null, told_at: call.now })
    .where('id', '=', one.id)
    .execute();
  await say(call, one.id, { kind: 'assigned', body: `${next.name}, hạn ${formatDay(dueOn)}: ${reason}` });
  await tell(call, one, next.name, body);
  await call.audit({
    action: 'discrepancy.assign',
    objectType: 'discrepancy',
    objectId: one.id,
    unitId: one.unitId,
    reason,
    detail: { owner: next.name, dueOn },
  });
  return { state: one.state };
};

const tell = async (
  { tx, actor, now }: Call,
  { id, number, title, ownerUnitId }: Discrepancy,
  name: string,
  { owner, dueOn, reason }: Assigning['body'],
): Promise<void> => {
  const about = {
    kind: 'decision',
    title: `Chênh lệch ${number}: ${title}`,
    link: `/chenh-lech/${id}`,
    from: actor,
  } as const;
  const asked = `Đề nghị xác minh và kết luận trước ngày ${formatDay(dueOn)}. ${reason}`;
  await sendNotices(tx, [owner], { ...about, body: asked }, now);
  if (ownerUnitId !== actor.unitId)
    await sendNotices(tx, [ownerUnitId], { ...about, body: `Hồ sơ đã được giao cho ${name}. ${reason}` }, now);
};
