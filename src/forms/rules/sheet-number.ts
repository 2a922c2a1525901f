import { parseRational, type Rational, toFixed, toText } from '../../platform/rules/rational.ts';

/** A spreadsheet keeps about 15 digits; a figure with more goes in as text, so that nothing is rounded silently. */
const DIGITS = 15;

const held = (decimal: string): number | null => {
  const digits = decimal.replace(/\D/g, '').replace(/^0+/, '').length;
  return digits <= DIGITS ? Number(decimal) : null;
};

const exactly = (value: Rational): number | null => {
  const text = toText(value);
  return text.includes('/') ? null : held(text);
};

/**
 * The figure as a spreadsheet takes it: exact where a number there holds it, so that the spreadsheet rounds once, as the paper does;
 * else as the paper shows it; null where not even that fits, and its text goes in.
 */
export const sheetNumber = (figure: string, decimals: number): number | null => {
  const value = parseRational(figure);
  return value ? (exactly(value) ?? held(toFixed(value, decimals))) : null;
};
