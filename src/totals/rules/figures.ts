import type { Added } from '../../forms/rules/add-up.ts';
import { computeTotal } from '../../forms/rules/add-up.ts';
import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { type Computed, figureOf } from '../../forms/rules/compute.ts';
import { rangesOf, totalFigure } from '../../forms/rules/total-text.ts';

const figureTypes: readonly string[] = ['integer', 'decimal', 'percent'];
export const isFigure = (cell: Cell): boolean => figureTypes.includes(cell.type) && !cell.greyed;

/** The exact figure of a cell as text, null where it is missing. */
export const exactFigure = (computed: Computed, code: string): string | null => figureOf(computed.result(code)) ?? null;

export type TotalFigures = {
  readonly cells: Record<string, string | null>;
  /** Cells whose total lacks some of its members. */
  readonly partial: string[];
  /** Cells that do not add: the least and greatest among the members, nothing where they are computed from such. */
  readonly ranges: Record<string, string[]>;
};

/** Every figure of a total: the added cells as they are, all others computed from them. */
export const totalFigures = (form: CompiledForm, added: Added): TotalFigures => {
  const computed = computeTotal(form, added);
  const ranges = rangesOf(form, added, computed);
  const cells = form.cells.filter(isFigure);
  const isPartial = (code: string) => {
    const result = computed.result(code);
    return result.kind === 'number' && result.partial && ranges[code] === undefined;
  };
  return {
    cells: Object.fromEntries(cells.map(({ code }) => [code, totalFigure(computed, code, ranges)])),
    partial: cells.filter(({ code }) => isPartial(code)).map(({ code }) => code),
    ranges: Object.fromEntries(Object.entries(ranges).map(([code, range]) => [code, [...range]])),
  };
};
