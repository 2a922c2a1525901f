import {
  add,
  compare,
  divide,
  fromInteger,
  isZero,
  multiply,
  parseRational,
  type Rational,
  toText,
  ZERO,
} from '../../platform/rules/rational.ts';
import { NOT_APPLICABLE } from './values.ts';

/** The least and greatest of figures that do not add, as exact text. */
export type FigureRange = readonly [least: string, greatest: string];

/** One member's contribution to one figure. */
export type Part = {
  /** Canonical text; undefined when missing. */
  readonly text: string | undefined;
  /** The member itself lacks some of its members. */
  readonly partial: boolean;
  /** For a weighted mean: the weight, undefined when missing. */
  readonly weight: string | undefined;
  readonly range: FigureRange | undefined;
};

/** The figure of the whole; the same shape as a part, so that totals can be added again. */
export type Whole = Part;

type Sorted = { readonly numbers: readonly Rational[]; readonly missing: boolean; readonly notApplicable: boolean };

const NOTHING: Whole = { text: undefined, partial: false, weight: undefined, range: undefined };

const sort = (texts: readonly (string | undefined)[]): Sorted => {
  const numbers: Rational[] = [];
  let missing = false;
  let notApplicable = false;
  for (const text of texts) {
    if (text === NOT_APPLICABLE) {
      notApplicable = true;
      continue;
    }
    const value = text === undefined ? undefined : parseRational(text);
    if (value) numbers.push(value);
    else missing = true;
  }
  return { numbers, missing, notApplicable };
};

/** "Not applicable" with a number is the number, with missing it is missing, alone it stays. */
const whole = (sorted: Sorted, parts: readonly Part[], value: Rational | undefined): Whole => {
  if (value !== undefined) {
    return { ...NOTHING, text: toText(value), partial: sorted.missing || parts.some((part) => part.partial) };
  }
  return sorted.missing || !sorted.notApplicable ? NOTHING : { ...NOTHING, text: NOT_APPLICABLE };
};

/** Of a figure that means over units: the weights of all that are in it. Not known as soon as one of those is not. */
const weightsOf = (parts: readonly Part[]): string | undefined => {
  const there = parts.filter(({ text }) => text !== undefined && text !== NOT_APPLICABLE);
  const weights = there.map(({ weight }) => (weight === undefined ? undefined : parseRational(weight)));
  return weights.length === 0 || weights.includes(undefined)
    ? undefined
    : toText(weights.reduce<Rational>((sum, weight) => add(sum, weight ?? ZERO), ZERO));
};

const total = (numbers: readonly Rational[]): Rational | undefined =>
  numbers.length === 0 ? undefined : numbers.reduce(add, ZERO);

/** The weights go along, so that sums of weighted figures can be meant over units. */
export const sumOf = (parts: readonly Part[]): Whole => {
  const sorted = sort(parts.map((part) => part.text));
  return { ...whole(sorted, parts, total(sorted.numbers)), weight: weightsOf(parts) };
};

/** sign 1: the greatest; -1: the least. */
export const extremeOf = (parts: readonly Part[], sign: 1 | -1): Whole => {
  const sorted = sort(parts.map((part) => part.text));
  const [first, ...rest] = sorted.numbers;
  const best = first && rest.reduce((sofar, value) => (compare(value, sofar) * sign > 0 ? value : sofar), first);
  return whole(sorted, parts, best);
};

/** The plain mean of those that are there. */
export const averageOf = (parts: readonly Part[]): Whole => {
  const sorted = sort(parts.map((part) => part.text));
  const sum = total(sorted.numbers);
  return whole(sorted, parts, sum && divide(sum, fromInteger(sorted.numbers.length)));
};

// Where nobody is counted (weight 0 or not applicable) there is no mean: the part is "not applicable", whatever it says.
const weighed = (part: Part): Part => {
  const weight = part.weight === undefined || part.weight === NOT_APPLICABLE ? undefined : parseRational(part.weight);
  if (part.weight === NOT_APPLICABLE || (weight && isZero(weight))) return { ...part, text: NOT_APPLICABLE };
  return weight === undefined && part.text !== NOT_APPLICABLE ? { ...part, text: undefined } : part;
};

/**
 * The weighted mean; its weight is that of the parts that are there, so that means of means come out the same. Of one part there
 * is nothing to weigh: it is the mean.
 */
export const meanOf = (all: readonly Part[]): Whole => {
  const [only, other] = all;
  if (only && !other) return only;
  const parts = all.map(weighed);
  const sorted = sort(parts.map((part) => part.text));
  let weights = ZERO;
  let weighted = ZERO;
  for (const part of parts) {
    const value = part.text === undefined ? undefined : parseRational(part.text);
    const weight = part.weight === undefined ? undefined : parseRational(part.weight);
    if (!value || !weight) continue;
    weights = add(weights, weight);
    weighted = add(weighted, multiply(value, weight));
  }
  const mean = isZero(weights) ? undefined : divide(weighted, weights);
  const result = whole(sorted, parts, mean);
  if (result.text === undefined) return result;
  return { ...result, weight: toText(weights) };
};

const rangeOf = (part: Part): FigureRange | undefined => {
  if (part.range) return part.range;
  return part.text === undefined || part.text === NOT_APPLICABLE ? undefined : [part.text, part.text];
};

/** Figures that do not add: of one member its own, of several none, only the range that they span. */
export const rangeOnly = (parts: readonly Part[]): Whole => {
  const [only, other] = parts;
  const ranges = parts.flatMap((part) => {
    const range = rangeOf(part);
    return range ? [range] : [];
  });
  const least = extremeOf(
    ranges.map(([text]) => ({ ...NOTHING, text })),
    -1,
  ).text;
  const greatest = extremeOf(
    ranges.map(([, text]) => ({ ...NOTHING, text })),
    1,
  ).text;
  const range: FigureRange | undefined = least === undefined || greatest === undefined ? undefined : [least, greatest];
  if (only && !other) return { ...only, range };
  const missing = parts.some((part) => part.text === undefined && part.range === undefined);
  if (range === undefined) return !missing && parts.length > 0 ? { ...NOTHING, text: NOT_APPLICABLE } : NOTHING;
  return { ...NOTHING, partial: missing || parts.some((part) => part.partial), range };
};
