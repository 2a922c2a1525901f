import { sql } from 'kysely';
import { sendNotices } from '../../notices/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { actingOf } from '../../rounds/server/index.ts';
import { excuseSheets } from '../../submissions/server/index.ts';

type Excuse = { readonly form: string; readonly period: string; readonly unit: number; readonly reason: string };
type Owed = { readonly id: string; readonly state: string; readonly excused: boolean; readonly approved: boolean };

/** Excuses a unit from reporting (nothing to report, disaster): coverage of its own kind, with the reason. */
export const excuseUnit = async (call: Call, { params, body }: { params: { id: string }; body: Excuse }) => {
  const owed = await lockOwed(call, params.id, body);
  if (owed.length === 0) found(undefined);
  if (owed.some(({ approved }) => approved)) throw problem('locked');
  const sent = owed.find(({ state, excused }) => excused || (state !== 'draft' && state !== 'returned'));
  if (sent) throw problem('wrong-state', { state: sent.excused ? 'excused' : sent.state, allowed: [] });
  await excuseSheets(
    actingOf(call),
    owed.map(({ id }) => id),
    body.reason,
  );
  await tell(call, body);
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

const tell = ({ tx, actor, now }: Call, { form, unit, reason }: Excuse): Promise<void> => {
  const title = `Đơn vị được miễn nộp phiếu ${form}`;
  return sendNotices(tx, [unit], { kind: 'decision', title, body: reason, from: actor }, now);
};
