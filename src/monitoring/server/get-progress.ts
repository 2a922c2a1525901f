import { sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { parsePeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import { joinFill, ofDepartment, roundStands } from '../../rounds/server/index.ts';
import { placeName } from '../../units/server/index.ts';
import { progressState } from '../rules/progress.ts';
import { attentionOf } from './attention.ts';
import { groupNameOf, joinGroup } from './group.ts';
import { hasAccount } from './has-account.ts';
import { headlineOf } from './headline.ts';
import { remindedAt, remindedByMail } from './reminded.ts';
import type { Round } from './round.ts';

type Head = {
  roundId: string;
  campaignId: string;
  formTitle: string;
  number: string;
  day: string;
  dueCommune: string;
  dueDistrict: string;
  dueDepartment: string;
  dueBoard: string;
  periodEnd: string;
};
type Sheet = {
  submission: string;
  id: number;
  name: string;
  path: string;
  state: string;
  excused: boolean;
  filled: number;
  required: number;
  dueOn: string;
  groupId: number;
  groupName: string;
  groupKind: string;
  consolidation: string | null;
  hasAccount: boolean;
  remindedAt: Date | null;
  remindedByMail: boolean;
};

/** Who has sent, who is late: one form in one period, by district, within the asker's scope (R36). Figures stand only in the headline. */
export const getProgressOf = async (call: Call, { query }: { query: Round }) => {
  const period = parsePeriod(query.period);
  if (!period) throw problem('bad-request', { detail: `Kỳ báo cáo “${query.period}” không đúng định dạng.` });
  const head = found(await headOf(call, query));
  const sheets = await sheetsOf(call, head);
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
    dueDepartment: head.dueDepartment,
    dueBoard: head.dueBoard,
    groups: groupsOf(sheets, vietnamDay(call.now)),
    headline: await headlineOf(call, query),
    attention: await attentionOf(call, head.roundId, query),
  };
};

const headOf = async ({ tx, scope }: Call, { form, period }: Round): Promise<Head | undefined> => {
  const { rows } = await sql<Head>`
    select r.id as "roundId", c.id as "campaignId", v.title as "formTitle", l.number, to_char(l.day, 'DD/MM/YYYY') as day,
      c.due_commune as "dueCommune", c.due_district as "dueDistrict",
      c.due_department as "dueDepartment", c.due_board as "dueBoard", r.period_end as "periodEnd"
    from round r join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id
    join campaign c on c.id = r.campaign_id join letter l on l.id = c.letter_id
    where f.code = ${form} and r.period = ${period} and ${roundStands} and ${
      scope.departmentUnitId === null
        ? sql`true`
        : sql`(${ofDepartment(scope.departmentUnitId)}
            or exists (select 1 from submission s where s.round_id = r.id and s.reporter_unit_id = ${scope.departmentUnitId}))`
    }`.execute(tx);
  return rows[0];
};

const sheetsOf = async ({ tx, scope }: Call, { roundId, periodEnd }: Head): Promise<Sheet[]> => {
  const { rows } = await sql<Sheet>`
    select s.id as submission, u.unit_id as id, u.full_name as name, ${placeName(sql`s.subject_unit_id`, sql`${periodEnd}::date`)} as path, s.state, s.excused_reason is not null as excused, s.filled, s.required, fill.due_on as "dueOn",
      g.id as "groupId", g.name as "groupName", g.kind as "groupKind", k.state as consolidation, ${hasAccount(sql`s.reporter_unit_id`)} as "hasAccount",
      ${remindedAt} as "remindedAt", ${remindedByMail} as "remindedByMail"
    from submission s ${joinFill}
    join unit_closure scoped on scoped.ancestor_id = ${scope.rootUnitId} and scoped.descendant_id = s.subject_unit_id
      and ${standsOn('scoped', periodEnd)}
    join unit_version u on u.unit_id = s.subject_unit_id and ${standsOn('u', periodEnd)}
    ${joinGroup(sql`${periodEnd}::date`)}
    left join consolidation k on k.round_id = s.round_id and k.unit_id = g.id
    where s.round_id = ${roundId}::uuid`.execute(tx);
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
    .map((sheet) => ({
      id: sheet.id,
      name: sheet.name,
      path: sheet.path,
      submission: sheet.submission,
      state: progressState(sheet, today),
      filled: sheet.filled,
      required: sheet.required,
      dueOn: sheet.dueOn,
      hasAccount: sheet.hasAccount,
      remindedAt: sheet.remindedAt?.toISOString() ?? null,
      remindedByMail: sheet.remindedByMail,
    }))
    .sort((a, b) => compareText(a.name, b.name));
  return {
    unit: { id: first?.groupId ?? 0, name: groupNameOf(first?.groupKind, first?.groupName) },
    expected: units.length,
    accepted: units.filter(({ state }) => state === 'accepted').length,
    late: units.filter(({ state }) => state === 'late').length,
    consolidation: first?.consolidation ?? null,
    units,
  };
};
