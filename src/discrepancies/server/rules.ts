import { sql } from 'kysely';
import type { Static } from 'typebox';
import { placeName } from '../../forms/rules/entry/places.ts';
import { getCompiled, versionFor } from '../../forms/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { makeRule, RuleRow } from '../contract.ts';
import { type Term, termsOf } from '../rules/terms.ts';
import { DISCREPANCY_PAST } from './jobs.ts';

export const listRules = async ({ tx }: Call) => {
  const side = (number: number) => sql`(
    select json_build_object('form', f.code, 'cell', t.cell) from discrepancy_term t join form f on f.id = t.form_id
    where t.rule_id = d.id and t.side = ${number} limit 1)`;
  const { rows } = await sql<RuleRow>`
    select d.id, d.title, d.level, ${side(1)} as first, ${side(2)} as second, d.tolerance::text as tolerance, d.relative, d.due_days as "dueDays", d.active,
      (select count(*)::integer from discrepancy c where c.rule_id = d.id and c.state in ('open', 'answered')) as open
    from discrepancy_rule d order by d.active desc, d.created_at desc, d.title, d.id`.execute(tx);
  return { rules: rows };
};

type Wish = Static<typeof makeRule.body>;
type Side = { readonly formId: number; readonly cell: string; readonly terms: readonly Term[] };

/** What a side is a sum of, by the version in force; refuses what cannot be added, and forms that not everybody may read. */
const sideOf = async ({ tx, now }: Call, { form: code, cell }: Wish['first']): Promise<Side> => {
  const version = found(await versionFor(tx, code, vietnamDay(now)));
  const form = await getCompiled(tx, version.versionId, version.digest);
  found(form.cell(cell));
  const { rows } = await sql<{
    sensitive: boolean;
  }>`select v.sensitive from form_version v where v.id = ${version.versionId}`.execute(tx);
  const terms = rows[0]?.sensitive ? undefined : termsOf(form, cell);
  if (terms === undefined)
    throw problem('invalid-content', {
      detail: `Không đối chiếu được ô ${placeName(form, cell)} của phiếu ${code}. Chọn ô số cộng được giữa các đơn vị (không phải tỷ lệ, bình quân), của phiếu không hạn chế người xem.`,
    });
  return { formId: version.formId, cell, terms };
};

/** A rule begins to run with the next figure that changes, and over the past once, as a job. */
export const make = async (call: Call, { body }: { body: Wish }) => {
  const sides = [await sideOf(call, body.first), await sideOf(call, body.second)];
  const { id } = await call.tx
    .insertInto('discrepancy_rule')
    .values({
      title: body.title,
      level: body.level,
      tolerance: body.tolerance,
      relative: body.relative,
      due_days: body.dueDays,
      created_by: call.actor.accountId,
      created_at: call.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const [at, { formId, cell, terms }] of sides.entries())
    await call.tx
      .insertInto('discrepancy_term')
      .values(
        terms.map(({ series, factor }) => ({
          rule_id: id,
          side: at === 0 ? (1 as const) : (2 as const),
          form_id: formId,
          cell,
          series,
          factor,
        })),
      )
      .execute();
  const job = await call.enqueue(DISCREPANCY_PAST, { rule: id }, { shown: true });
  await call.audit({
    action: 'discrepancy.rule',
    objectType: 'discrepancy-rule',
    objectId: id,
    detail: { title: body.title },
  });
  return { id, job };
};

/** What it opened stays open; it opens nothing more. */
export const end = async (call: Call, { params }: { params: { id: string } }) => {
  const ended = await call.tx
    .updateTable('discrepancy_rule')
    .set({ active: false })
    .where('id', '=', params.id)
    .returning('id')
    .executeTakeFirst();
  found(ended);
  await call.audit({ action: 'discrepancy.end-rule', objectType: 'discrepancy-rule', objectId: params.id, detail: {} });
  return { active: false };
};
