import { sql } from 'kysely';
import { isNumeric } from '../../forms/rules/resolve-names.ts';
import { NOT_ASKED } from '../../forms/rules/values.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { SubmissionState } from '../../rounds/rules/actions.ts';
import { visibleSubmissions } from '../../rounds/server/index.ts';
import type { ChangeSource } from '../rules/change-sources.ts';
import { setsWith } from './change-sets.ts';
import { auditReading, findShown, readableBy } from './get-sheet.ts';
import { openRevision, type Revision, revisionContent, type StoredRevision } from './revisions.ts';

type Shown = Awaited<ReturnType<typeof findShown>>;
type Change = {
  readonly at: Date;
  readonly by: string;
  readonly custodian: string | null;
  readonly source: ChangeSource;
  readonly correction: { readonly id: string; readonly letter: string; readonly day: string } | null;
  readonly before: string | null;
  readonly after: string | null;
};
type Sent = StoredRevision & { readonly period: string; readonly state: SubmissionState | 'approved' };

/** A cell's history (R26): every change as it was typed, and the same cell in the unit's other periods, oldest first. */
export const getCellHistory = async (call: Call, { params }: { params: { id: string; cell: string } }) => {
  const shown = await findShown(call, params.id);
  found(shown.compiled.cell(params.cell));
  await auditReading(call, shown);
  const changes = await changesOf(call, shown, params.cell);
  return {
    changes: changes.map((change) => ({
      ...change,
      at: change.at.toISOString(),
      before: shownValue(call, shown, params.cell, change.before),
      after: shownValue(call, shown, params.cell, change.after),
    })),
    periods: await periodsOf(call, shown, params.cell),
  };
};

/** Changes that have not been sent are shown to the reporting unit only; others see those up to the last sending. */
const changesOf = async (
  { tx, actor }: Call,
  { id, reporterUnitId, submittedAt }: Shown,
  cell: string,
): Promise<Change[]> => {
  const until = actor.unitId === reporterUnitId ? sql`true` : sql`c.at <= ${submittedAt}::timestamptz`;
  const { rows } = await sql<Change>`
    select c.at, a.username as by, k.full_name as custodian, c.source, ${correctionOf} as correction, c.old_values[c.place] as before, c.new_values[c.place] as after
    from ${setsWith(id, cell)} where c.place is not null and ${until} order by c.id`.execute(tx);
  return rows;
};

/** The correction behind a change, and the document on which it rests. */
const correctionOf = sql`(
  select json_build_object('id', w.id, 'letter', l.number, 'day', l.day) from correction w join letter l on l.id = w.letter_id where w.id = c.correction_id)`;

const shownValue = (call: Call, shown: Shown, cell: string, value: string | null): string | null =>
  value === null ? null : (readableBy(call, shown, { cells: { [cell]: value }, lists: {} }).cells[cell] ?? null);

const periodsOf = async (call: Call, shown: Shown, cell: string) => {
  const { rows } = await sql<Sent>`
    select r.period, case when r.state = 'approved' then 'approved' else s.state end as state, ${revisionContent}
    from submission s join round r on r.id = s.round_id
    join revision e on e.submission_id = s.id and e.number = s.revision
    where r.form_id = ${shown.formId} and s.subject_unit_id = ${shown.subjectUnitId} and ${visibleSubmissions(call)}
    order by r.period_end`.execute(call.tx);
  const periods = [];
  for (const row of rows) {
    const { asked, value } = valueIn(await openRevision(call.tx, row), shown, cell);
    periods.push({
      period: row.period,
      periodName: periodName(getPeriod(row.period)),
      asked,
      value: shownValue(call, shown, cell, value),
      state: row.state,
    });
  }
  return periods;
};

/** A figure is found by its series, whatever code the form's version of that period gave it; a text by its code. */
const valueIn = ({ form, figures, values }: Revision, { compiled }: Shown, code: string) => {
  const cell = compiled.cell(code);
  const isFigure = cell !== undefined && isNumeric(cell.type);
  const then = isFigure ? form.ofSeries(cell.series) : form.cell(code);
  const value = then === undefined ? undefined : (isFigure ? figures() : values.cells)[then.code];
  // What would be computed from nothing that was asked was not asked either.
  return value === NOT_ASKED && isFigure
    ? { asked: false, value: null }
    : { asked: then !== undefined, value: value ?? null };
};
