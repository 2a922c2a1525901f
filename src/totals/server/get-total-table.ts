import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import type { UnitKind } from '../../units/rules/unit.ts';
import { isFigure } from '../rules/figures.ts';
import { asShown, beforeThat, totalOf } from './get-total.ts';
import { type Asked, auditReading, type Question, readQuestion } from './question.ts';
import { sumPeriods } from './sum.ts';

type ChildRow = { readonly id: number; readonly name: string; readonly kind: UnitKind; readonly hasChildren: boolean };

/** Chosen cells by the units just below; a unit without any is its own only row. */
export const getTable = async (call: Call, { query }: { query: Question & { cells: string } }) => {
  const asked = await readQuestion(call, query);
  await auditReading(call, asked);
  const codes = cellCodes(asked, query.cells);
  const before = await beforeThat(call.tx, asked);
  const [now = new Map(), previous = new Map()] = await sumPeriods(call.tx, before ? [asked, before] : [asked], true);
  const units = await childrenOf(call.tx, [...now.keys()], asked.lastDay);
  const pick = (cells: Record<string, string | null>) =>
    Object.fromEntries(codes.map((code) => [code, cells[code] ?? null]));
  return {
    rows: units.map((unit) => {
      const { cells, ranges, coverage } = totalOf(asked, now, unit.id);
      const earlier = before && previous.has(unit.id) ? totalOf(before, previous, unit.id) : undefined;
      return {
        unit,
        cells: pick(cells),
        ranges: Object.fromEntries(Object.entries(ranges).filter(([code]) => codes.includes(code))),
        previous: before && earlier ? pick(asShown(asked.form, before, earlier)) : {},
        coverage,
        previousCoverage: earlier?.coverage ?? null,
      };
    }),
  };
};

const cellCodes = ({ form }: Asked, list: string): string[] => {
  const codes = [
    ...new Set(
      list
        .split(',')
        .map((code) => code.trim())
        .filter((code) => code !== ''),
    ),
  ];
  const unknown = codes.filter((code) => {
    const cell = form.cell(code);
    return !cell || !isFigure(cell);
  });
  if (unknown.length > 0)
    throw problem('bad-request', {
      detail: `Phiếu ${form.definition.code} không có ô số liệu ${unknown.slice(0, 5).join(', ')}.`,
    });
  return codes;
};

/** Names of the units, districts and communes in Vietnamese order, and whether anything stands below them. */
export const childrenOf = async (tx: Call['tx'], ids: readonly number[], day: string): Promise<ChildRow[]> => {
  const { rows } = await sql<ChildRow>`
    select v.unit_id as id, v.full_name as name, v.kind, exists (
      select 1 from unit_closure c where c.ancestor_id = v.unit_id and c.depth = 1 and ${standsOn('c', day)}
    ) as "hasChildren"
    from unit_version v where v.unit_id = any(${arrayLiteral(ids)}::integer[])
      and ${standsOn('v', day)}`.execute(tx);
  return rows.sort((a, b) => compareText(a.name, b.name));
};
