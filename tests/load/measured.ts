/** What must hold: a bound on the value itself or on its ratio to the baseline. */
export type Hold = { readonly of: 'value' | 'ratio'; readonly bound: 'least' | 'most'; readonly limit: number };
/** One line of the table; ratio = value / baseline unless the baseline was not reached at all. */
export type Measured = {
  readonly name: string;
  readonly value: number;
  readonly baseline: number;
  readonly unit: string;
  readonly hold?: Hold;
};

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** The value below which a share (0..1) of the values lies, by nearest rank. */
export const percentile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? Number.NaN;
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** A value and the baseline that was measured right beside it. */
export type Pair = Pick<Measured, 'value' | 'baseline'>;
const ratioOf = ({ value, baseline }: Pair): number => value / baseline;

/** Of pairs that were measured one after the other, the one whose ratio is the median: a machine that becomes slower meanwhile moves both. */
export const medianPair = (pairs: readonly Pair[]): Pair => {
  const middle = median(pairs.map(ratioOf));
  return pairs.find((pair) => ratioOf(pair) === middle) ?? { value: Number.NaN, baseline: Number.NaN };
};

export const isHeld = (measured: Measured): boolean => {
  if (!measured.hold) return true;
  const { of, bound, limit } = measured.hold;
  const figure = of === 'ratio' ? ratioOf(measured) : measured.value;
  return bound === 'least' ? figure >= limit : figure <= limit;
};

/** Four digits are more than a run on a shared machine can promise. */
const rounded = (value: number): number => Number(value.toPrecision(4));

export const asJson = (all: readonly Measured[]): string =>
  JSON.stringify(
    Object.fromEntries(
      all.map((one) => [
        one.name,
        { value: rounded(one.value), baseline: rounded(one.baseline), ratio: rounded(ratioOf(one)), unit: one.unit },
      ]),
    ),
    null,
    2,
  );

const holdWords = (measured: Measured): string => {
  if (!measured.hold) return '';
  const { of, bound, limit } = measured.hold;
  const wanted = `${of === 'ratio' ? 'ratio ' : ''}${bound === 'least' ? '>=' : '<='} ${limit}`;
  return `${wanted.padEnd(14)}${isHeld(measured) ? 'held' : 'MISSED'}`;
};

export const asTable = (all: readonly Measured[]): string => {
  const line = (name: string, value: string, baseline: string, ratio: string, unit: string, hold: string) =>
    `${name.padEnd(30)}${value.padStart(10)}${baseline.padStart(12)}${ratio.padStart(10)}  ${unit.padEnd(6)}${hold}`.trimEnd();
  const figures = all.map((one) =>
    line(
      one.name,
      `${rounded(one.value)}`,
      `${rounded(one.baseline)}`,
      ratioOf(one).toFixed(3),
      one.unit,
      holdWords(one),
    ),
  );
  return [line('name', 'value', 'baseline', 'ratio', 'unit', 'hold'), ...figures].join('\n');
};
