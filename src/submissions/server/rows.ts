import { type RawBuilder, sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { nearestTo, standsOn } from '../../platform/db/stands-on.ts';
import { insideSentence } from '../../platform/text/sentence.ts';
import { joinFill } from '../../rounds/server/index.ts';
import type { SubmissionRow } from '../contract.ts';
import { type Facts, factColumns, factTables } from './facts.ts';

/** Facts of a submission with the names that a screen shows. */
export type NamedFacts = Facts & {
  readonly campaignId: string | null;
  readonly formTitle: string;
  readonly formNumber: number;
  readonly reporterName: string;
  readonly subjectName: string;
  readonly subjectKind: string;
  readonly districtName: string | null;
  readonly districtUnitId: number | null;
  readonly filled: number;
  readonly required: number;
  readonly dueOn: string;
  readonly excusedReason: string | null;
  readonly submittedAt: Date | null;
  readonly acceptedAt: Date | null;
};

/** The name of a unit on the last day of the period of round `r`, or the nearest one it bore. */
export const nameOf = (unit: RawBuilder<unknown>, column: RawBuilder<unknown>) => sql`
  (select ${column} from unit_version n where n.unit_id = ${unit} order by ${nearestTo('n', sql`r.period_end`)} limit 1)`;

/** The district above the subject on the last day of the period. */
const districtOf = sql`(
  select dc.ancestor_id from unit_closure dc join unit_version dv on dv.unit_id = dc.ancestor_id and dv.kind = 'district'
    and ${standsOn('dv', sql`r.period_end`)}
  where dc.descendant_id = s.subject_unit_id and dc.depth > 0
    and ${standsOn('dc', sql`r.period_end`)} limit 1)`;

/** Rows of submissions `s` that fulfil a condition; the caller says scope and order. */
export const namedFacts = async (call: Call, which: RawBuilder<unknown>): Promise<NamedFacts[]> => {
  const { rows } = await sql<NamedFacts>`
    select t.*, d."districtName"
    from (
      select ${factColumns(call)}, r.campaign_id as "campaignId", v.title as "formTitle", v.number as "formNumber",
        ${nameOf(sql`s.reporter_unit_id`, sql`n.full_name`)} as "reporterName", ${nameOf(sql`s.subject_unit_id`, sql`n.full_name`)} as "subjectName",
        ${nameOf(sql`s.subject_unit_id`, sql`n.kind`)} as "subjectKind", ${districtOf} as "districtUnitId", s.filled, s.required, fill.due_on as "dueOn", s.excused_reason as "excusedReason", s.submitted_at as "submittedAt", s.accepted_at as "acceptedAt"
      from ${factTables} ${joinFill} where ${which}
    ) t
    left join lateral (select dn.full_name as "districtName"
      from unit_version dn where dn.unit_id = t."districtUnitId" order by ${nearestTo('dn', sql`t."periodEnd"`)} limit 1) d on true`.execute(
    call.tx,
  );
  return rows;
};

export const rowOf = (facts: NamedFacts): SubmissionRow => ({
  id: facts.id,
  campaignId: facts.campaignId,
  form: facts.formCode,
  formTitle: facts.formTitle,
  version: facts.formNumber,
  period: facts.period,
  periodName: periodName(getPeriod(facts.period)),
  reporter: { id: facts.reporterUnitId, name: facts.reporterName },
  subject: { id: facts.subjectUnitId, name: facts.subjectName, path: pathOf(facts) },
  state: facts.state,
  dataVersion: facts.version,
  revision: facts.revision,
  filled: facts.filled,
  required: facts.required,
  dueOn: facts.dueOn,
  excusedReason: facts.excusedReason,
  submittedAt: facts.submittedAt?.toISOString() ?? null,
  acceptedAt: facts.acceptedAt?.toISOString() ?? null,
  approved: facts.roundState === 'approved',
});

/** A commune is always named with its district (six names repeat): `xã Đàm Thủy, huyện Trùng Khánh`. */
export const pathOf = ({
  subjectName,
  subjectKind,
  districtName,
}: Pick<NamedFacts, 'subjectName' | 'subjectKind' | 'districtName'>): string => {
  if (subjectKind !== 'commune') return subjectName;
  return districtName === null
    ? insideSentence(subjectName)
    : `${insideSentence(subjectName)}, ${insideSentence(districtName)}`;
};
