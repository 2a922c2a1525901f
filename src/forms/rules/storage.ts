import type { Cell } from './compiled.ts';
import type { FormIndex, Reads } from './form-index.ts';
import type { Problems } from './form-problems.ts';
import { isNumeric } from './resolve-names.ts';

/** A cell is additive when a total cannot recompute it: it is typed, or it reads what totals do not have. */
const readsOutside = (reads: Reads | undefined): boolean =>
  reads !== undefined &&
  (reads.lists.size > 0 ||
    reads.forms.size > 0 ||
    reads.schemes.size > 0 ||
    reads.previous ||
    reads.previousInYear ||
    reads.lastYear);

/**
 * Decides which cells are stored, gives them their ordinals in definition order, and names each weight by its full cell code.
 * `order` holds the computed cells, each after what it reads.
 */
export const decideStorage = (
  cells: readonly Cell[],
  reads: readonly (Reads | undefined)[],
  order: readonly number[],
  conditioned: Pick<ReadonlyMap<number, unknown>, 'has'>,
): readonly Cell[] => {
  // Words and choices are not added either: a number made from them can only be added as it stands.
  const lost = cells.map((cell) => cell.input && !isNumeric(cell.type));
  const stored = cells.map((cell) => cell.input && isNumeric(cell.type));
  for (const at of order) {
    const cell = cells[at];
    if (!cell || cell.input) continue;
    // A total asks for all cells, so it cannot know for whom one with a condition was computed.
    const unknown =
      conditioned.has(at) || readsOutside(reads[at]) || [...(reads[at]?.cells ?? [])].some((read) => lost[read]);
    if (isNumeric(cell.type)) stored[at] = unknown;
    else lost[at] = unknown;
  }
  let ordinal = 0;
  return cells.map((cell) => ({
    ...cell,
    stored: stored[cell.index] ?? false,
    ordinal: stored[cell.index] ? ordinal++ : null,
  }));
};

const weightOf = (cell: Cell, name: string, index: FormIndex): string | undefined =>
  [name, `${name}.${cell.column}`, `${cell.row}.${name}`].find((code) => index.cells.has(code));

/** Finds the weight of each weighted mean; a weight must itself be a stored figure that adds. */
export const resolveWeights = (cells: readonly Cell[], index: FormIndex, problems: Problems): readonly Cell[] => {
  const byCode = new Map(cells.map((cell) => [cell.code, cell]));
  return cells.map((cell) => {
    if (typeof cell.overUnits === 'string' || !cell.stored) return cell;
    const code = weightOf(cell, cell.overUnits.mean, index);
    const weight = code === undefined ? undefined : byCode.get(code);
    const where = `${index.form} › ${cell.section} › ${cell.code}`;
    if (code === undefined || !weight) {
      problems.add({ where, message: `Không có trọng số “${cell.overUnits.mean}” cho ô này.` });
      return cell;
    }
    if (!weight.stored || weight.overUnits !== 'sum' || weight.allowNegative) {
      problems.add({ where, message: `Trọng số ${code} phải là ô số nhập tay, không âm, cộng được giữa các đơn vị.` });
    }
    return { ...cell, overUnits: { mean: code } };
  });
};
