import { parseRational, round, toFixed } from './rational.ts';

/** A spreadsheet keeps about 15 digits; a figure with more goes in as text, so that nothing is rounded silently. */
const DIGITS = 15;
const SPARE_PLACES = 6;

/** The exact figure as a spreadsheet number, or undefined when a number there could not hold it. Fractions keep some spare places. */
export const sheetNumber = (figure: string, decimals: number): number | undefined => {
  const value = parseRational(figure);
  if (!value) return undefined;
  const places = Math.min(decimals + SPARE_PLACES, DIGITS);
  const text = toFixed(round(value, places), places).replace(/\.?0+$/, (zeros) => (zeros.includes('.') ? '' : zeros));
  const digits = text.replace(/\D/g, '').replace(/^0+/, '').length;
  if (digits <= DIGITS) return Number(text);
  const short = toFixed(value, decimals);
  return short.replace(/\D/g, '').replace(/^0+/, '').length <= DIGITS ? Number(short) : undefined;
};
