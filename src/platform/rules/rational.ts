/**
 * Exact fractions: every figure of the system is computed with these, never with floating point. Always in lowest terms, the
 * denominator positive.
 */
export type Rational = { readonly n: bigint; readonly d: bigint };

export const ZERO: Rational = { n: 0n, d: 1n };
export const HUNDRED: Rational = { n: 100n, d: 1n };

const greatestCommonDivisor = (a: bigint, b: bigint): bigint => {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

const reduce = (n: bigint, d: bigint): Rational => {
  if (d === 1n) return { n, d };
  const divisor = greatestCommonDivisor(n, d);
  return divisor === 1n ? { n, d } : { n: n / divisor, d: d / divisor };
};

const INTEGER = /^-?\d+$/;
const DECIMAL = /^-?\d+\.\d+$/;
const FRACTION = /^-?\d+\/[1-9]\d*$/;

/** Reads `12`, `-3.50` or `5/3`; undefined for anything else. */
export const parseRational = (text: string): Rational | undefined => {
  if (INTEGER.test(text)) return { n: BigInt(text), d: 1n };
  if (DECIMAL.test(text)) {
    const point = text.indexOf('.');
    const places = text.length - point - 1;
    return reduce(BigInt(text.slice(0, point) + text.slice(point + 1)), 10n ** BigInt(places));
  }
  if (!FRACTION.test(text)) return undefined;
  const bar = text.indexOf('/');
  return reduce(BigInt(text.slice(0, bar)), BigInt(text.slice(bar + 1)));
};

export const fromInteger = (value: number): Rational => ({ n: BigInt(value), d: 1n });

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? reduce(a.n + b.n, a.d) : reduce(a.n * b.d + b.n * a.d, a.d * b.d);
export const negate = (a: Rational): Rational => ({ n: -a.n, d: a.d });
export const subtract = (a: Rational, b: Rational): Rational => add(a, negate(b));
export const multiply = (a: Rational, b: Rational): Rational => reduce(a.n * b.n, a.d * b.d);
/** The divisor must not be zero: the caller decides what division by zero means. */
export const divide = (a: Rational, b: Rational): Rational =>
  b.n < 0n ? reduce(-a.n * b.d, a.d * -b.n) : reduce(a.n * b.d, a.d * b.n);
export const absolute = (a: Rational): Rational => (a.n < 0n ? negate(a) : a);
export const isZero = (a: Rational): boolean => a.n === 0n;

/** Negative, zero or positive, like a sort comparison. */
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.d === b.d ? a.n - b.n : a.n * b.d - b.n * a.d;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
};

/** Half-up (away from zero for negatives) at `places` decimals. */
export const round = (a: Rational, places: number): Rational => {
  const scale = 10n ** BigInt(places);
  const scaled = (a.n < 0n ? -a.n : a.n) * scale * 2n + a.d;
  const whole = scaled / (a.d * 2n);
  return reduce(a.n < 0n ? -whole : whole, scale);
};

// A denominator of 2s and 5s alone ends as a decimal; this says after how many places.
const decimalPlaces = (d: bigint): number | undefined => {
  let rest = d;
  let twos = 0;
  let fives = 0;
  for (; rest % 2n === 0n; twos++) rest /= 2n;
  for (; rest % 5n === 0n; fives++) rest /= 5n;
  return rest === 1n ? Math.max(twos, fives) : undefined;
};

/** `places` decimals exactly, zeros kept: `(1/4, 1)` is `0.3`. */
export const toFixed = (a: Rational, places: number): string => {
  const rounded = round(a, places);
  const scaled = (rounded.n * 10n ** BigInt(places)) / rounded.d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(places + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
};

/** The exact value as text: a decimal where one is exact, else `n/d`. Reads back by `parseRational`. */
export const toText = (a: Rational): string => {
  if (a.d === 1n) return a.n.toString();
  const places = decimalPlaces(a.d);
  return places === undefined ? `${a.n}/${a.d}` : toFixed(a, places);
};
