import type { Added } from './add-up.ts';
import type { CompiledForm, Field } from './compiled.ts';
import { type Computed, figureOf } from './compute.ts';
import { sourcesOf } from './concerns.ts';
import { formatFigure, formatValue } from './format.ts';

/** Cell code → the least and greatest of figures that do not add; nothing where it is computed from such figures. */
export type Ranges = Readonly<Record<string, readonly string[]>>;

/** The cells of a total that hold no figure because figures do not add, and what can be said of them. */
export const rangesOf = (form: CompiledForm, added: Pick<Added, 'ranges'>, computed: Computed): Ranges => {
  const ranges: Record<string, readonly string[]> = {};
  const unadded = new Set<number>();
  for (const [ordinal, cell] of form.ordinals.entries()) {
    const range = added.ranges[ordinal];
    if (!range) continue;
    ranges[cell.code] = [...range];
    if (figureOf(computed.result(cell.code)) === undefined) unadded.add(cell.index);
  }
  if (unadded.size === 0) return ranges;
  for (const { code, index, stored } of form.cells) {
    // A sum that lacks such a part is no figure either, however much of it is there.
    const result = computed.result(code);
    const lacks = result.kind === 'missing' || (result.kind === 'number' && result.partial);
    if (
      !stored &&
      form.plans[index] &&
      lacks &&
      sourcesOf(form, [index]).some((source) => typeof source === 'number' && unadded.has(source))
    )
      ranges[code] = [];
  }
  return ranges;
};

const DOES_NOT_ADD = 'không cộng';

/** The figure of a cell of a total, exact; null where it is missing or would come from figures that do not add. */
export const totalFigure = (computed: Computed, code: string, ranges: Ranges): string | null =>
  ranges[code]?.length === 0 ? null : (figureOf(computed.result(code)) ?? null);

/** A figure of a total as page, print and workbook show it. What does not add shows its range: blank is only what is missing. */
export const totalText = (
  field: Field,
  figure: string | null | undefined,
  range: readonly string[] | undefined,
): string => {
  if (figure !== null && figure !== undefined) return formatValue(field, figure);
  if (range === undefined) return '';
  return range.length === 0 ? DOES_NOT_ADD : range.map((end) => formatValue(field, end)).join(' – ');
};

/** The same where only the declared places of the field are known. */
export const totalTextOf = (decimals: number, figure: string | null, range: readonly string[] | null): string => {
  if (figure !== null) return formatFigure(figure, decimals);
  if (range === null) return '';
  return range.length === 0 ? DOES_NOT_ADD : range.map((end) => formatFigure(end, decimals)).join(' – ');
};
