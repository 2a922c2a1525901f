/** Exact non-floating numbers for shares and the figures carried along them. The denominator is positive, lowest terms. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n };
export const ONE: Fraction = { numerator: 1n, denominator: 1n };

/** Reads `12`, `-0.25` or `1/3`; throws a RangeError on anything else. */
export function fraction(text: string): Fraction {
  const ratio = /^(-?\d+)\/(\d+)$/.exec(text);
  if (ratio && BigInt(ratio[2] ?? '0') !== 0n) return lowest(BigInt(ratio[1] ?? ''), BigInt(ratio[2] ?? ''));
  const decimal = /^(-?\d+)(?:\.(\d+))?$/.exec(text);
  if (!decimal) throw new RangeError(`not a number: ${text}`);
  const places = decimal[2] ?? '';
  return lowest(BigInt(`${decimal[1] ?? ''}${places}`), 10n ** BigInt(places.length));
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  return lowest(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtractFractions(a: Fraction, b: Fraction): Fraction {
  return addFractions(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiplyFractions(a: Fraction, b: Fraction): Fraction {
  return lowest(a.numerator * b.numerator, a.denominator * b.denominator);
}

export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** `1/3`, or a plain decimal (`0.25`) where one is exact. */
export function fractionText({ numerator, denominator }: Fraction): string {
  const places = decimalPlaces(denominator);
  if (places === undefined) return `${numerator}/${denominator}`;
  const digits = (numerator * 10n ** BigInt(places)) / denominator;
  if (places === 0) return `${digits}`;
  const padded = `${digits < 0n ? -digits : digits}`.padStart(places + 1, '0');
  return `${digits < 0n ? '-' : ''}${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** How many decimals show 1/denominator exactly; undefined when it has a factor other than 2 and 5. */
function decimalPlaces(denominator: bigint): number | undefined {
  let rest = denominator;
  let twos = 0;
  let fives = 0;
  while (rest % 2n === 0n) [rest, twos] = [rest / 2n, twos + 1];
  while (rest % 5n === 0n) [rest, fives] = [rest / 5n, fives + 1];
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

function lowest(numerator: bigint, denominator: bigint): Fraction {
  let [a, b] = [numerator < 0n ? -numerator : numerator, denominator];
  while (b !== 0n) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}
