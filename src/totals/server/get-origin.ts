import { sql } from 'kysely';
import { computeTotal } from '../../forms/rules/add-up.ts';
import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { formulaWords } from '../../forms/rules/sentences/formula.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { insideSentence } from '../../platform/text/sentence.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import { stateOf } from '../rules/coverage.ts';
import { exactFigure, isFigure } from '../rules/figures.ts';
import { totalOf } from './get-total.ts';
import { ALL } from './groups.ts';
import { auditReading, type Question, readQuestion } from './question.ts';
import { formsOf, loadMembers, type MemberRow, sumPeriod } from './sum.ts';

/** A total taken apart: the formula and its parts, and what each submission put in (R30: down to the cells it came from). */
export const getOriginOfCell = async (call: Call, { query }: { query: Question & { cell: string } }) => {
  const asked = await readQuestion(call, query);
  await auditReading(call, asked);
  const cell = found(asked.form.cell(query.cell));
  if (!isFigure(cell)) throw problem('not-found');
  const { cells, ranges } = totalOf(asked, await sumPeriod(call.tx, asked, false), ALL);
  const rows = (await loadMembers(call.tx, asked, false)).filter(({ figures }) => figures !== null);
  const units = await unitNames(
    call.tx,
    rows.map(({ subject }) => subject),
    asked.lastDay,
  );
  const forms = await formsOf(call.tx, rows);
  const members = rows.flatMap((row) => {
    const state = stateOf(row.rank);
    const form = row.version === null ? undefined : forms.get(row.version);
    const unit = units.get(row.subject) ?? { id: row.subject, name: `${row.subject}`, path: `${row.subject}` };
    const named = {
      submission: row.id,
      unit,
      period: row.period,
      periodName: periodName(getPeriod(row.period)),
      revision: row.revision,
    };
    return state && form ? [{ ...named, state, ...memberValue(form, row, cell) }] : [];
  });
  return {
    cell: cell.code,
    label: cell.label,
    value: cells[cell.code] ?? null,
    range: ranges[cell.code] ?? null,
    formula: cell.stored ? null : (formulaWords(asked.form, cell) ?? null),
    parts: partsOf(asked.form, cell).map(({ code, label }) => ({
      cell: code,
      label,
      value: cells[code] ?? null,
      range: ranges[code] ?? null,
    })),
    members: members.sort((a, b) => compareText(a.unit.path, b.unit.path) || compareText(a.period, b.period)),
  };
};

/** The cells that its formula reads; none where the cell is added as it stands. */
const partsOf = (form: CompiledForm, cell: Cell): Cell[] =>
  cell.stored ? [] : (form.reads[cell.index] ?? []).flatMap((index) => form.cells[index] ?? []).filter(isFigure);

/** The figure of the same series on the sheet, and whether its version asked for it. */
const memberValue = (form: CompiledForm, { figures, notApplicable }: MemberRow, { series }: Cell) => {
  const then = form.ofSeries(series);
  if (!then || !figures) return { asked: then !== undefined, value: null };
  return { asked: true, value: exactFigure(computeTotal(form, { figures, notApplicable }), then.code) };
};

type Named = { readonly id: number; readonly name: string; readonly path: string };

const unitNames = async (tx: Call['tx'], ids: readonly number[], day: string): Promise<Map<number, Named>> => {
  const { rows } = await sql<{ id: number; name: string; kind: string; district: string | null }>`
    select v.unit_id as id, v.full_name as name, v.kind, d.full_name as district
    from unit_version v left join unit_version d on d.unit_id = v.parent_id and d.kind = 'district'
      and ${standsOn('d', day)}
    where v.unit_id = any(${arrayLiteral([...new Set(ids)])}::integer[]) and ${standsOn('v', day)}`.execute(tx);
  return new Map(
    rows.map(({ id, name, kind, district }) => [
      id,
      {
        id,
        name,
        path: kind === 'commune' && district ? `${insideSentence(name)}, ${insideSentence(district)}` : name,
      },
    ]),
  );
};
