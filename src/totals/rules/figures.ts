import { type AskedPeriod, addSheets, type Sheet } from '../../forms/rules/add-sheets.ts';
import { type Added, computeTotal } from '../../forms/rules/add-up.ts';
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
  /** Cells that come from what was not asked of any member. */
  readonly notAsked: string[];
};

/** Every figure of a total: the added cells as they are, all others computed from them. */
export const totalFigures = (
  form: CompiledForm,
  added: Added,
  computed: Computed = computeTotal(form, added),
): TotalFigures => {
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
    notAsked: cells.filter(({ code }) => computed.result(code).kind === 'notAsked').map(({ code }) => code),
  };
};

/** A figure that only versions other than the one shown ask for. */
export type FurtherFigure = {
  readonly version: number;
  readonly cell: string;
  readonly label: string;
  readonly unit: string;
  readonly decimals: number;
  readonly value: string | null;
  /** Of a figure that does not add, as in `TotalFigures`; null where it adds. */
  readonly range: string[] | null;
  readonly partial: boolean;
  /** In how many periods it was asked. */
  readonly askedIn: number;
};

type Version = { readonly form: CompiledForm; readonly number: number };

/**
 * What the versions of a wider period ask and the one shown does not, the latest version first: nothing that was collected vanishes
 * from the year because the form has changed (R31). Each is the total as that version would show it.
 */
export const furtherFigures = (
  shown: CompiledForm,
  others: readonly Version[],
  periods: readonly AskedPeriod[],
  sheets: readonly Sheet[],
): FurtherFigure[] => {
  const known = new Set(shown.cells.filter(isFigure).map(({ series }) => series));
  const asking = periods.filter(({ form }) => form !== undefined).length;
  const further: FurtherFigure[] = [];
  for (const { form, number } of others.toSorted((a, b) => b.number - a.number)) {
    const own = form.cells.filter((cell) => isFigure(cell) && !known.has(cell.series));
    if (own.length === 0) continue;
    const { added, computed, askedIn } = addSheets(form, periods, sheets);
    const { cells, partial, ranges } = totalFigures(form, added, computed);
    for (const { code, label, unit, decimals, series } of own) {
      known.add(series);
      further.push({
        version: number,
        cell: code,
        label,
        unit,
        decimals,
        value: cells[code] ?? null,
        range: ranges[code] ?? null,
        partial: partial.includes(code),
        askedIn: askedIn[code] ?? asking,
      });
    }
  }
  return further;
};
