import type { Draft } from './build-sections.ts';
import type { Cell, CompiledForm, FrozenCell } from './compiled.ts';

/** The cells of a version as they are kept when it is published, in definition order. */
export const frozenCellsOf = ({ cells }: Pick<CompiledForm, 'cells'>): FrozenCell[] =>
  cells.map((cell) => ({
    code: cell.code,
    section: cell.section,
    ordinal: cell.ordinal,
    type: cell.type,
    decimals: cell.decimals,
    unit: cell.unit,
    indicator: cell.indicator,
    breakdown: cell.breakdown,
    measure: cell.measure,
    series: cell.series,
    overUnits: cell.overUnits,
    overTime: cell.overTime,
  }));

/** The codes of rows and columns that the version had: a list of groups that has grown since adds none to it. */
export const frozenLeaves = (cells: readonly FrozenCell[]): ReadonlySet<string> =>
  new Set(cells.flatMap(({ code }) => code.split('.')));

/**
 * A draft whose cells mean what they meant when the version was published. Throws where the definition has a cell that was not kept,
 * or lacks one that was: its figures could only be guessed.
 */
export const withFrozen = (draft: Draft, frozen: readonly FrozenCell[]): Draft => {
  const kept = new Map(frozen.map((cell) => [cell.code, cell]));
  const cells = draft.cells.map((cell): Cell => {
    const own = kept.get(cell.code);
    if (!own) throw new Error(`published form ${draft.index.form}: cell ${cell.code} was not kept`);
    return { ...cell, ...own, stored: own.ordinal !== null };
  });
  if (kept.size !== cells.length) throw new Error(`published form ${draft.index.form}: a kept cell is not in it`);
  const index = { ...draft.index, cells: new Map(cells.map((cell) => [cell.code, cell])), list: cells };
  return { ...draft, index, cells };
};

/** Cells by their ordinals; a version without a gap between them is the only one that can be read. */
export const inOrdinals = (form: string, cells: readonly Cell[]): readonly Cell[] => {
  const stored = cells.filter(({ ordinal }) => ordinal !== null).sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0));
  if (stored.some(({ ordinal }, at) => ordinal !== at)) throw new Error(`form ${form}: its ordinals have a gap`);
  return stored;
};
