import { getPeriod } from '../../periods/rules/period.ts';
import { previousPeriod } from '../../periods/rules/relations.ts';
import {
  absolute,
  add,
  compare,
  divide,
  fromInteger,
  multiply,
  parseRational,
  type Rational,
  subtract,
  toFixed,
  ZERO,
} from '../../platform/rules/rational.ts';
import { shortNumber } from './format.ts';

/** So many earlier periods are looked at, and so many must have a figure. */
export const MOST_PERIODS = 8;
export const LEAST_PERIODS = 4;

/** Between which figures a cell usually stands, both of them in it, and from how many periods that was learnt. */
export type LearntRange = { readonly low: Rational; readonly high: Rational; readonly periods: number };

/** What a range is learnt for: how exactly the cell is written. */
type Field = { readonly decimals: number; readonly allowNegative: boolean };

/** Three standard deviations of a normal distribution, said by the median absolute deviation: 3 × 1.4826. */
const WIDTH: Rational = { n: 22_239n, d: 5_000n };
/** Never narrower than this share of the last figure: a unit that has always changed by the same is not tied to it. */
const LEAST_SHARE: Rational = { n: 1n, d: 20n };
const TWO = fromInteger(2);

/** The earlier periods of the same kind from which one learns, the oldest first. */
export const periodsLearntFrom = (period: string): string[] => {
  const earlier: string[] = [];
  for (let at = getPeriod(period); earlier.length < MOST_PERIODS; ) {
    at = previousPeriod(at);
    earlier.unshift(at.id);
  }
  return earlier;
};

const median = (values: readonly Rational[]): Rational => {
  const sorted = values.toSorted(compare);
  const middle = (sorted.length - (sorted.length % 2)) / 2;
  const [upper = ZERO, lower = ZERO] = [sorted[middle], sorted[middle - 1]];
  return sorted.length % 2 === 1 ? upper : divide(add(lower, upper), TWO);
};

const greatest = (first: Rational, ...others: readonly Rational[]): Rational =>
  others.reduce((most, one) => (compare(one, most) > 0 ? one : most), first);

/** One in the last place that the cell is written to. */
const unitOf = (decimals: number): Rational => ({ n: 1n, d: 10n ** BigInt(decimals) });

/** To a whole number of the last place, downwards or upwards: the range is said as it is meant. */
const outward = (value: Rational, decimals: number, up: boolean): Rational => {
  const scale = 10n ** BigInt(decimals);
  const scaled = value.n * scale;
  const below = scaled / value.d - (scaled % value.d !== 0n && scaled < 0n ? 1n : 0n);
  const whole = up && below * value.d !== scaled ? below + 1n : below;
  return divide({ n: whole, d: 1n }, { n: scale, d: 1n });
};

/**
 * Where a figure usually stands, learnt from the unit's own earlier figures (exact texts, the oldest first; what is no number is left out):
 * the last one, moved by the median of its changes, give or take three robust standard deviations of them (1.4826 × the median absolute
 * deviation), never less than 5 % of the last figure and one in the last place. Undefined below four figures.
 */
export const learntRange = (
  earlier: readonly (string | null | undefined)[],
  { decimals, allowNegative }: Field,
): LearntRange | undefined => {
  const figures = earlier.flatMap((text) => (text ? (parseRational(text) ?? []) : []));
  const last = figures.at(-1);
  if (last === undefined || figures.length < LEAST_PERIODS) return undefined;
  const changes = figures.slice(1).map((figure, at) => subtract(figure, figures[at] ?? ZERO));
  const usual = median(changes);
  const deviation = median(changes.map((change) => absolute(subtract(change, usual))));
  const spread = greatest(multiply(deviation, WIDTH), multiply(absolute(last), LEAST_SHARE), unitOf(decimals));
  const centre = add(last, usual);
  const low = outward(subtract(centre, spread), decimals, false);
  return {
    low: allowNegative ? low : greatest(low, ZERO),
    high: greatest(outward(add(centre, spread), decimals, true), allowNegative ? low : ZERO),
    periods: figures.length,
  };
};

export const isOutside = ({ low, high }: LearntRange, value: Rational): boolean =>
  compare(value, low) < 0 || compare(value, high) > 0;

/** `thường trong khoảng 1.180 đến 1.260`, and by what: one sentence for the panel, the warning and the paper. */
export const rangeWords = ({ low, high, periods }: LearntRange, decimals: number): string => {
  const said = (value: Rational): string => shortNumber(parseRational(toFixed(value, decimals)) ?? value, decimals);
  return `thường trong khoảng ${said(low)} đến ${said(high)}, theo mức thay đổi thường gặp của ${periods} kỳ trước`;
};
