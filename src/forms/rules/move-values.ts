import type { Cell, CompiledForm } from './compiled.ts';
import { isNumeric } from './resolve-names.ts';
import { valueProblem } from './validate-value.ts';
import { type FormValues, type ListRow, NOT_APPLICABLE } from './values.ts';

/** A value that the new version has no place for: where it stood, as the clerk knew it, and what it was. */
export type LeftValue = { readonly cell: string; readonly label: string; readonly value: string };

export type Moved = {
  readonly values: FormValues;
  /** How many values have a place in the new version. */
  readonly kept: number;
  readonly left: readonly LeftValue[];
};

/** A figure with a meaning of its own is found again by it, wherever it stands; anything else by its code. */
const bySeries = ({ type, indicator, greyed }: Cell): boolean => isNumeric(type) && indicator !== null && !greyed;

/**
 * Where a cell lives on in another version: as the figure of the same series; else under its code, unless what stands there now means
 * something else: another figure of the version before lives on there. Undefined where it does not, or where nobody types it any more.
 */
export const livesOnAs = (cell: Cell, from: CompiledForm, to: CompiledForm): Cell | undefined => {
  const same = bySeries(cell) ? to.ofSeries(cell.series) : undefined;
  const own = same ?? to.cell(cell.code);
  if (!own?.input) return undefined;
  if (same) return same;
  const anotherMeaning = bySeries(own) && (bySeries(cell) || from.ofSeries(own.series) !== undefined);
  return isNumeric(own.type) === isNumeric(cell.type) && !anotherMeaning ? own : undefined;
};

type Carried = { readonly rows: ListRow[]; readonly kept: number; readonly left: LeftValue[] };

/** The rows of a list, column by column. */
const movedRows = (from: CompiledForm, to: CompiledForm, code: string, rows: readonly ListRow[]): Carried => {
  const target = to.section(code);
  const fields = new Map(target?.shape === 'list' ? target.fields.map((field) => [field.code, field]) : []);
  const previous = new Map(from.section(code)?.fields.map((field) => [field.code, field.label]) ?? []);
  const left: LeftValue[] = [];
  let kept = 0;
  const carried = rows.map(({ id, values }) => {
    const own: Record<string, string> = {};
    for (const [column, value] of Object.entries(values)) {
      const field = fields.get(column);
      if (field && valueProblem(field, value) === undefined) {
        own[column] = value;
        kept++;
      } else left.push({ cell: `${code}#${id}.${column}`, label: previous.get(column) ?? column, value });
    }
    return { id, values: own };
  });
  return { rows: fields.size > 0 ? carried : [], kept, left };
};

/**
 * A draft of one version of a form on another: every value whose cell lives on is kept, in its new place; the rest is given back as it was.
 * Nothing is dropped.
 */
export const moveValues = (from: CompiledForm, to: CompiledForm, values: FormValues): Moved => {
  const cells: Record<string, string> = {};
  const left: LeftValue[] = [];
  const lists: Record<string, readonly ListRow[]> = {};
  let kept = 0;
  for (const [code, value] of Object.entries(values.cells)) {
    const cell = from.cell(code);
    const list = cell ? undefined : to.section(code);
    const target = cell && livesOnAs(cell, from, to);
    const holds = target && !Object.hasOwn(cells, target.code) && valueProblem(target, value) === undefined;
    if (holds) cells[target.code] = value;
    else if (list?.shape === 'list' && value === NOT_APPLICABLE) cells[code] = value;
    else {
      left.push({ cell: code, label: cell?.label ?? from.section(code)?.title ?? code, value });
      continue;
    }
    kept++;
  }
  for (const [code, rows] of Object.entries(values.lists)) {
    const carried = movedRows(from, to, code, rows);
    if (to.section(code)?.shape === 'list') lists[code] = carried.rows;
    kept += carried.kept;
    left.push(...carried.left);
  }
  return { values: { cells, lists }, kept, left };
};
