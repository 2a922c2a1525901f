import type { Cell } from '../../forms/rules/compiled.ts';
import { formatValue } from '../../forms/rules/format.ts';
import { isZero, parseRational, subtract, toText } from '../../platform/rules/rational.ts';

type Figure = string | null | undefined;

/** A total as it is shown; empty when missing. */
export const figureText = (cell: Cell, value: Figure): string =>
  value === null || value === undefined ? '' : formatValue(cell, value);

/** How much it is more or less than before: `+1.234`, `−0,5`, `0`; empty when one of the two is no number. */
export const changeText = (cell: Cell, now: Figure, before: Figure): string => {
  const [a, b] = [now ? parseRational(now) : undefined, before ? parseRational(before) : undefined];
  if (!a || !b) return '';
  const change = subtract(a, b);
  const text = formatValue(cell, toText(change));
  if (isZero(change)) return '0';
  return change.n > 0n ? `+${text}` : text.replace('-', '−');
};

/** For drawing only. */
export const roughly = (value: Figure): number | undefined => {
  const exact = value ? parseRational(value) : undefined;
  return exact ? Number((exact.n * 1_000_000n) / exact.d) / 1_000_000 : undefined;
};
