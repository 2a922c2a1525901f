import { sql } from 'kysely';
import { vietnamDay } from '../../periods/rules/days.ts';
import { periodName } from '../../periods/rules/names.ts';
import { parsePeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import { progressState } from '../rules/progress.ts';
import { attentionOf } from './attention.ts';
import { headlineOf } from './headline.ts';

import type { Round } from './round.ts';

type Head = {
  formId: number;
  campaignId: string;
  formTitle: string;
  number: string;
  day: string;
  dueCommune: string;
  dueDistrict: string;
  periodEnd: string;
};
type Sheet = {
  submission: string;
  id: number;
  name: string;
  state: string;
  excused: boolean;
  filled: number;
  required: number;
  dueOn: string;
  groupId: number;
  groupName: string;
  groupKind: string;
  consolidation: string | null;
};

/** Who has sent, who is late: one form in one period, by district, within the asker's scope (R36). Figures stand only in the headline. */
export const getProgressOf = async (call: Call, { query }: { query: Round }) => {
  const period = parsePeriod(query.period);
  if (!period) throw problem('bad-request', { detail: `Kỳ báo cáo “${query.period}” không đúng định dạng.` });
  const head = found(await headOf(call, query));
  const sheets = await sheetsOf(call, head, query.period);
  if (sheets.length === 0) throw problem('not-found');
  return {
    form: query.form,
    formTitle: head.formTitle,
    period: query.period,
    periodName: periodName(period),
    campaignId: head.campaignId,
    letter: `${head.number} ngày ${head.day}`,
    dueCommune: head.dueCommune,
    dueDistrict: head.dueDistrict,
    groups: groupsOf(sheets, vietnamDay(call.now)),
    headline: await headlineOf(call, query),
    attention: await attentionOf(call, head.formId, query),
  };
};

const headOf = async ({ tx, scope }: Call, { form, period }: Round): Promise<Head | undefined> => {
  const { rows } = await sql<Head>`
    select f.id as "formId", c.id as "campaignId", v.title as "formTitle", l.number, to_char(l.day, 'DD/MM/YYYY') as day,
      c.due_commune as "dueCommune", c.due_district as "dueDistrict", cf.period_end as "periodEnd"
    from campaign_form cf join campaign c on c.id = cf.campaign_id join letter l on l.id = c.letter_id
    join form_version v on v.id = cf.form_version_id join form f on f.id = v.form_id
    join form_route r on r.form_id = f.id and r.valid_from <= cf.period_end and (r.valid_to is null or r.valid_to > cf.period_end)
    where f.code = ${form} and cf.period = ${period}
      and (${scope.departmentUnitId}::integer is null or r.verifier_unit_id = ${scope.departmentUnitId} or ${scope.departmentUnitId} = any(r.consulted_unit_ids)
        or exists (select 1 from submission s where s.form_id = f.id and s.period = cf.period and s.reporter_unit_id = ${scope.departmentUnitId}))`.execute(
    tx,
  );
  return rows[0];
};

const sheetsOf = async ({ tx, scope }: Call, { formId, periodEnd }: Head, period: string): Promise<Sheet[]> => {
  const { rows } = await sql<Sheet>`
    select s.id as submission, u.unit_id as id, u.full_name as name, s.state, s.excused_reason is not null as excused, s.filled, s.required, s.due_on as "dueOn",
      g.id as "groupId", g.name as "groupName", g.kind as "groupKind", k.state as consolidation
    from submission s
    join unit_closure scoped on scoped.ancestor_id = ${scope.rootUnitId} and scoped.descendant_id = s.subject_unit_id
      and scoped.valid_from <= ${periodEnd}::date and (scoped.valid_to is null or scoped.valid_to > ${periodEnd}::date)
    join unit_version u on u.unit_id = s.subject_unit_id and u.valid_from <= ${periodEnd}::date and (u.valid_to is null or u.valid_to > ${periodEnd}::date)
    cross join lateral (
      select a.unit_id as id, a.full_name as name, a.kind from unit_closure c join unit_version a on a.unit_id = c.ancestor_id
        and a.valid_from <= ${periodEnd}::date and (a.valid_to is null or a.valid_to > ${periodEnd}::date)
      where c.descendant_id = s.subject_unit_id and c.valid_from <= ${periodEnd}::date and (c.valid_to is null or c.valid_to > ${periodEnd}::date)
        and a.kind in ('district', 'province')
      order by c.depth limit 1
    ) g
    left join consolidation k on k.form_id = s.form_id and k.period = s.period and k.unit_id = g.id
    where s.form_id = ${formId} and s.period = ${period}`.execute(tx);
  return rows;
};

const groupsOf = (sheets: readonly Sheet[], today: string) => {
  const groups = new Map<number, Sheet[]>();
  for (const sheet of sheets) groups.set(sheet.groupId, [...(groups.get(sheet.groupId) ?? []), sheet]);
  return [...groups.values()].map((own) => groupOf(own, today)).sort((a, b) => compareText(a.unit.name, b.unit.name));
};

const groupOf = (sheets: readonly Sheet[], today: string) => {
  const [first] = sheets;
  const units = sheets
    .map(({ id, name, submission, filled, required, dueOn, ...sheet }) => ({
      id,
      name,
      submission,
      state: progressState({ ...sheet, dueOn }, today),
      filled,
      required,
      dueOn,
    }))
    .sort((a, b) => compareText(a.name, b.name));
  const isProvince = first?.groupKind === 'province';
  return {
    unit: { id: first?.groupId ?? 0, name: isProvince ? 'Cơ quan cấp tỉnh' : (first?.groupName ?? '') },
    expected: units.length,
    accepted: units.filter(({ state }) => state === 'accepted').length,
    late: units.filter(({ state }) => state === 'late').length,
    consolidation: first?.consolidation ?? null,
    units,
  };
};
