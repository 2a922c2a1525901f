import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { joinFill, moveDueDates } from '../../rounds/server/index.ts';

type Extension = { readonly form: string; readonly units: number[]; readonly dueOn: string; readonly reason: string };
type Owed = {
  readonly id: string;
  readonly unitId: number;
  readonly state: string;
  readonly excused: boolean;
  readonly approved: boolean;
  readonly dueOn: string;
};

/** Moves due dates of these units to a later day, for what they have not sent yet (R15). All units or none. */
export const extendDueDates = async (
  call: Call,
  { params, body }: { params: { id: string }; body: Extension },
): Promise<{ extended: number }> => {
  const owed = await lockOwed(call, params.id, body);
  const missing = body.units.filter((unit) => !owed.some(({ unitId }) => unitId === unit));
  if (missing.length > 0) throw problem('not-found', { units: missing });
  if (owed.every(({ approved }) => approved)) throw problem('locked');
  const open = owed.filter(
    ({ state, excused, approved }) => (state === 'draft' || state === 'returned') && !excused && !approved,
  );
  if (open.length === 0)
    throw problem('wrong-state', {
      detail: 'Các đơn vị này đã nộp phiếu hoặc được miễn nộp, không còn hạn để gia.',
      state: owed[0]?.state,
      allowed: [],
    });
  const earlier = open.find(({ dueOn }) => dueOn >= body.dueOn);
  if (earlier)
    throw problem('invalid-content', { detail: `Hạn mới phải sau hạn đang có (${formatDay(earlier.dueOn)}).` });
  const today = vietnamDay(call.now);
  if (body.dueOn < today)
    throw problem('invalid-content', {
      detail: `Hạn mới (${formatDay(body.dueOn)}) đã qua; hôm nay là ${formatDay(today)}.`,
    });
  await extend(call, open, body);
  await call.audit({
    action: 'campaign.extend',
    objectType: 'campaign',
    objectId: params.id,
    reason: body.reason,
    detail: { ...body },
  });
  return { extended: open.length };
};

const lockOwed = async ({ tx }: Call, campaignId: string, { form, units }: Extension): Promise<Owed[]> => {
  const { rows } = await sql<Owed>`
    select s.id, s.reporter_unit_id as "unitId", s.state, s.excused_reason is not null as excused, fill.due_on as "dueOn",
      r.state <> 'open' as approved
    from submission s join round r on r.id = s.round_id join form f on f.id = r.form_id ${joinFill}
    where r.campaign_id = ${campaignId}::uuid and f.code = ${form} and s.reporter_unit_id = any(${arrayLiteral(units)}::integer[])
    order by s.id for update of s`.execute(tx);
  return rows;
};

const extend = async (call: Call, open: readonly Owed[], { form, dueOn, reason }: Extension): Promise<void> => {
  const ids = open.map(({ id }) => id);
  const { tx, actor, now } = call;
  await sql`
    insert into extension (submission_id, due_before, due_on, reason, granted_by, custodian_id, granted_at)
    select id, due_before, ${dueOn}::date, ${reason}, ${actor.accountId}::uuid, ${actor.custodianId}::uuid, ${now}::timestamptz
    from unnest(${arrayLiteral(ids)}::uuid[], ${arrayLiteral(open.map((sheet) => sheet.dueOn))}::date[]) as owed (id, due_before)`.execute(
    tx,
  );
  await moveDueDates(ids, dueOn).execute(tx);
  const title = `Gia hạn nộp phiếu ${form} đến ${formatDay(dueOn)}`;
  const link = new Map<number, string>();
  // A unit with one sheet is taken to it; one with several finds them on its work list.
  for (const { id, unitId } of open) link.set(unitId, link.has(unitId) ? '/' : `/phieu/${id}`);
  const notice = { kind: 'decision', title, body: reason, link, from: actor } as const;
  await sendNotices(tx, [...link.keys()], notice, now);
};
