import { sql } from 'kysely';
import { check, messageOf } from '../../forms/rules/check.ts';
import { compute } from '../../forms/rules/compute.ts';
import type { Context } from '../../forms/rules/values.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import type { Explanation } from '../../submissions/contract.ts';
import { openRevision, revisionContent, type StoredRevision } from '../../submissions/server/index.ts';
import type { KeptWarning } from '../contract/beside.ts';
import { counts, type Member } from './members.ts';

type Row = StoredRevision & {
  readonly submission: string;
  readonly period: string;
  readonly context: Context;
  readonly explanations: Explanation[];
};

/** Warnings that members kept with an explanation, each as a sentence about the figures as they were sent. */
export const keptWarnings = async (tx: Db, members: readonly Member[]): Promise<KeptWarning[]> => {
  const units = new Map(members.filter(counts).map(({ submission, unit }) => [submission, unit]));
  const { rows } = await sql<Row>`
    select s.id as submission, r.period, e.context, e.explanations, ${revisionContent}
    from submission s join round r on r.id = s.round_id join revision e on e.submission_id = s.id and e.number = s.revision
    where s.id = any(${arrayLiteral([...units.keys()])}::uuid[]) and jsonb_array_length(e.explanations) > 0 order by s.subject_unit_id`.execute(
    tx,
  );
  const kept: KeptWarning[] = [];
  for (const row of rows) {
    const said = await sentencesOf(tx, row);
    kept.push(...said.map((one) => ({ submission: row.submission, unit: units.get(row.submission) ?? '', ...one })));
  }
  return kept;
};

const sentencesOf = async (tx: Db, row: Row) => {
  const { form, values, fixed } = await openRevision(tx, row);
  const computed = compute(form, values, { ...row.context, fixed, period: row.period });
  const outcomes = check(form, computed, values);
  return row.explanations.map(({ check: id, at, text }) => ({
    sentence: outcomes.find((one) => one.check === id && one.at === at)?.sentence ?? messageOf(form, id),
    text,
  }));
};
