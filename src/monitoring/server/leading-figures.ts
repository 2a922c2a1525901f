import { sql } from 'kysely';
import { formatValue } from '../../forms/rules/format.ts';
import { getCompiled } from '../../forms/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { roundStands, visibleSubmissions } from '../../rounds/server/index.ts';
import { allows } from '../../sign-in/server/index.ts';
import { coveredWords, isComparable } from '../../totals/rules/coverage.ts';
import { getTotalOfForm } from '../../totals/server/index.ts';
import { changeInWords, type Leading, leadingFigures } from '../rules/leading-figures.ts';

type YearRound = { readonly form: string; readonly period: string; readonly version: number };
type Total = Awaited<ReturnType<typeof getTotalOfForm>>;

/**
 * The leading figures, each of the latest year of which something of its form was sent, with its change against the year before where both
 * are whole. Each form has a year of its own: the first sheet of next year must not clear the page of what is known of this one.
 */
export const leadingFiguresOf = async (call: Call) => {
  if (!allows(call.actor, 'figures.read')) return [];
  const rounds = await latestYears(call);
  const forms = [];
  for (const { version } of rounds) forms.push(await getCompiled(call.tx, version));
  const totals = new Map<string, Total>();
  const figures = [];
  for (const leading of leadingFigures(forms)) {
    const { code } = leading.form.definition;
    const period = rounds.find(({ form }) => form === code)?.period ?? '';
    const total = totals.get(code) ?? (await getTotalOfForm(call, { query: { form: code, period } }));
    totals.set(code, total);
    figures.push(figureOf(leading, total));
  }
  return figures;
};

const figureOf = (
  { cell }: Leading,
  { form, period, cells, coverage, previous, previousCoverage, ...total }: Total,
) => {
  const comparable = isComparable(coverage, previousCoverage);
  const before = previous[cell.code];
  return {
    form,
    period,
    cell: cell.code,
    label: cell.label,
    unit: cell.unit,
    periodName: total.periodName,
    value: formatValue(cell, cells[cell.code] ?? ''),
    /** Beside an incomplete figure nothing is said to have grown or shrunk. */
    change: comparable ? changeInWords(cell, cells[cell.code], before) : null,
    previousName: total.previousPeriodName,
    previousValue: before ? formatValue(cell, before) : null,
    coverage: coveredWords(coverage),
    whole: coverage.covered + coverage.excused === coverage.expected,
  };
};

/** Of each form that everybody with figures may read, the yearly round of the latest year in which a sheet came in; in the order of the forms. */
const latestYears = async (call: Call): Promise<YearRound[]> => {
  const { rows } = await sql<YearRound>`
    select distinct on (f.code) f.code as form, r.period, r.form_version_id as version
    from round r join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id
    where r.period ~ '^[0-9]{4}$' and ${roundStands} and not v.sensitive and exists (
      select 1 from submission s where s.round_id = r.id and s.state in ('submitted', 'accepted') and ${visibleSubmissions(call)})
    order by f.code, r.period_end desc`.execute(call.tx);
  return rows;
};
