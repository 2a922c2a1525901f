import type { Cell, CompiledForm } from '../../forms/rules/compiled.ts';
import { formatValue } from '../../forms/rules/format.ts';
import { isZero, parseRational, type Rational, subtract, toText } from '../../platform/rules/rational.ts';
import { isFigure } from '../../totals/rules/figures.ts';

export type Leading = { readonly form: CompiledForm; readonly cell: Cell };

const MOST = 4;

const isTotal = ({ breakdown }: Cell): boolean => Object.keys(breakdown).length === 0;
const isMinority = ({ breakdown }: Cell): boolean =>
  Object.keys(breakdown).length === 1 && breakdown.ethnicGroup === 'minority';
const isPeople = ({ unit }: Cell): boolean => unit === 'người';
/** A share that is computed again from what was added; one that was typed does not add. */
const isShare = ({ type, input }: Cell): boolean => type === 'percent' && !input;

/**
 * The figures by which a leader knows the province, at most four: all people, those of the ethnic minorities, then the shares of these
 * (poor households among them), in the order of the forms; where a form has none of it, its first figure fills up.
 */
export const leadingFigures = (forms: readonly CompiledForm[]): Leading[] => {
  const all = forms.flatMap((form) => form.cells.filter(isFigure).map((cell) => ({ form, cell })));
  const people = all.find(({ cell }) => isPeople(cell) && isTotal(cell));
  const same = (one: Leading): boolean => one.form === people?.form && one.cell.row === people.cell.row;
  const chosen = [
    people,
    all.find((one) => same(one) && isMinority(one.cell)),
    ...all.filter(({ cell }) => isShare(cell) && isMinority(cell)),
    ...forms.flatMap((form) => all.find((one) => one.form === form) ?? []),
  ].flatMap((one) => one ?? []);
  return [...new Map(chosen.map((one) => [one.cell.series, one])).values()].slice(0, MOST);
};

const numberOf = (value: string | null | undefined): Rational | undefined => (value ? parseRational(value) : undefined);

/** `tăng 4.707`, `giảm 3,9 điểm`, `không đổi`; null where one of the two is no number. A share changes by points. */
export const changeInWords = (
  cell: Cell,
  now: string | null | undefined,
  before: string | null | undefined,
): string | null => {
  const [a, b] = [numberOf(now), numberOf(before)];
  if (!a || !b) return null;
  const change = subtract(a, b);
  if (isZero(change)) return 'không đổi';
  const size = formatValue(cell, toText(change)).replace('-', '');
  return `${change.n > 0n ? 'tăng' : 'giảm'} ${size}${cell.type === 'percent' ? ' điểm phần trăm' : ''}`;
};
