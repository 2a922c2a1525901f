import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';

type Excuse = { readonly form: string; readonly period: string; readonly unit: number; readonly reason: string };
type Owed = { readonly id: string; readonly state: string; readonly excused: boolean; readonly approved: boolean };

/** Excuses a unit from reporting (nothing to report, disaster): coverage of its own kind, with the reason. */
export const excuseUnit = async (call: Call, { params, body }: { params: { id: string }; body: Excuse }) => {
  const owed = await lockOwed(call, params.id, body);
  if (owed.length === 0) found(undefined);
  if (owed.some(({ approved }) => approved)) throw problem('locked');
  const sent = owed.find(({ state, excused }) => excused || (state !== 'draft' && state !== 'returned'));
  if (sent) throw problem('wrong-state', { state: sent.excused ? 'excused' : sent.state, allowed: [] });
  await excuse(call, owed, body);
  await call.audit({
    action: 'campaign.excuse',
    objectType: 'campaign',
    objectId: params.id,
    unitId: body.unit,
    reason: body.reason,
    detail: { form: body.form, period: body.period },
  });
  return { ok: true } as const;
};

const lockOwed = async ({ tx }: Call, campaignId: string, { form, period, unit }: Excuse): Promise<Owed[]> => {
  const { rows } = await sql<Owed>`
    select s.id, s.state, s.excused_reason is not null as excused,
      r.state <> 'open' as approved
    from submission s join round r on r.id = s.round_id join form f on f.id = r.form_id
    where r.campaign_id = ${campaignId}::uuid and f.code = ${form} and r.period = ${period} and s.subject_unit_id = ${unit}
    order by s.id for update of s`.execute(tx);
  return rows;
};

const excuse = async (
  { tx, actor, now }: Call,
  owed: readonly Owed[],
  { form, unit, reason }: Excuse,
): Promise<void> => {
  for (const { id, state } of owed)
    await sql`
      with excused as (
        update submission set excused_reason = ${reason}, excused_by = ${actor.accountId}::uuid, version = version + 1 where id = ${id}::uuid
      )
      insert into review_step (object_type, object_id, action, from_state, to_state, reason, account_id, custodian_id, unit_id, at)
      values ('submission', ${id}::uuid, 'excuse', ${state}, ${state}, ${reason}, ${actor.accountId}::uuid, ${actor.custodianId}::uuid, ${actor.unitId}, ${now})`.execute(
      tx,
    );
  const notice = {
    kind: 'decision',
    title: `Đơn vị được miễn nộp phiếu ${form}`,
    body: reason,
    from: actor,
  } as const;
  await sendNotices(tx, [unit], notice, now);
};
