import { vietnameseNumber } from '../../forms/rules/format.ts';
import { NOT_APPLICABLE } from '../../forms/rules/values.ts';
import { parseRational, round, toFixed } from '../../platform/rules/rational.ts';

type Figure = { readonly value: string | null; readonly partial: boolean };
type Places = { readonly unit: string; readonly decimals: number };

/** Rounded once, here, from the exact value: `12,3 %`, `–`, marked where it lacks some of its members; empty where there is none. */
export const indicatorText = ({ value, partial }: Figure, { unit, decimals }: Places): string => {
  if (value === null) return '';
  if (value === NOT_APPLICABLE) return '–';
  const exact = parseRational(value);
  if (!exact) return '';
  const text = vietnameseNumber(toFixed(round(exact, decimals), decimals));
  return `${text}${partial ? '*' : ''}${unit === '' ? '' : `\u00a0${unit}`}`;
};
