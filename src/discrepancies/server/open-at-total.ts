import { sql } from 'kysely';
import type { Static } from 'typebox';
import { isNumeric } from '../../forms/rules/resolve-names.ts';
import type { Call } from '../../platform/call/call.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { figureOfTotal } from '../../totals/server/index.ts';
import type { openCaseAtTotal } from '../contract/at-total.ts';
import { insertCase } from './open.ts';

type Wish = Static<typeof openCaseAtTotal.body>;
type Holder = {
  readonly submissionId: string | null;
  readonly districtId: number | null;
  readonly verifierId: number | null;
};

/** The sheet that is the whole total, where it is one; the district that signs the total of the unit; else who verifies the form. */
const holderOf = async ({ tx }: Call, formId: number, { period, unit }: Wish): Promise<Holder> => {
  const { rows } = await sql<Holder>`
    select (select s.id from submission s where s.round_id = r.id and s.subject_unit_id = ${unit}::integer
        and s.state in ('submitted', 'accepted') and not exists (
          select 1 from unit_closure k where k.ancestor_id = ${unit}::integer and k.depth > 0 and ${standsOn('k', sql`r.period_end`)})) as "submissionId",
      (select t.actor_unit_id from round_step t join unit_closure k on k.ancestor_id = t.subject_unit_id and k.descendant_id = ${unit}::integer
          and ${standsOn('k', sql`r.period_end`)}
        where t.round_id = r.id and t.action = 'sign' order by k.depth limit 1) as "districtId",
      r.verifier_unit_ids[1] as "verifierId"
    from round r where r.form_id = ${formId} and r.period = ${period} and r.taken_back_at is null`.execute(tx);
  return rows[0] ?? { submissionId: null, districtId: null, verifierId: null };
};

/** A person sets another figure beside one of a total that they read; who signs that total, or verifies the form, has it to settle. */
export const openAtTotal = async (call: Call, { body }: { readonly body: Wish }) => {
  const { form, formId, unit, value } = await figureOfTotal(call, body);
  const cell = found(form.cell(body.cell));
  if (!isNumeric(cell.type) || form.definition.sensitive)
    throw problem('invalid-content', { detail: 'Chỉ đối chiếu được ô số của phiếu không hạn chế người xem.' });
  if (value === null)
    throw problem('wrong-state', {
      state: 'draft',
      allowed: [],
      detail: 'Chưa có phiếu nào được nộp, chưa có số để đối chiếu.',
    });
  const { submissionId, districtId, verifierId } = await holderOf(call, formId, body);
  const opened = await insertCase(call, {
    formId,
    title: `${body.form} · ${cell.row} ${cell.label}`,
    unitId: unit.id,
    submissionId,
    firstSource: body.form,
    figure: value,
    owner: districtId ?? verifierId ?? call.actor.unitId,
    ...body,
  });
  await call.audit({
    action: 'discrepancy.open-at-total',
    objectType: 'discrepancy',
    objectId: opened.id,
    unitId: unit.id,
    reason: body.reason,
    detail: { form: body.form, period: body.period, cell: body.cell, source: body.source },
  });
  return opened;
};
