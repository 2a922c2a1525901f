import { add, type Rational, ZERO } from '../../platform/rules/rational.ts';
import { distinctText } from './distinct-text.ts';
import { type Environment, type Evaluate, number, truth, type Value } from './environment.ts';
import type { Plan } from './plan.ts';
import { type ListRow, MISSING, NOT_APPLICABLE_RESULT, NOT_ASKED_RESULT } from './values.ts';

type Matching = {
  readonly rows: readonly ListRow[];
  /** There are rows of which it is not known whether they match. */
  readonly unknown: boolean;
  /** The condition reads what was not asked: which rows match will never be known. */
  readonly unasked: boolean;
};
type OverList = Extract<Plan, { op: 'count' | 'total' | 'unique' }>;

/** Undefined of a list that nobody has touched. */
const matchingRows = (
  { section, condition }: OverList,
  environment: Environment,
  evaluate: Evaluate,
): Matching | undefined => {
  const rows = environment.lists[section];
  if (rows === undefined) return undefined;
  if (condition === undefined) return { rows, unknown: false, unasked: false };
  let [unknown, unasked] = [false, false];
  const matching = rows.filter((row) => {
    const value = evaluate(condition, { ...environment, row });
    unknown ||= value.kind === 'missing';
    unasked ||= value.kind === 'notAsked';
    return value.kind === 'boolean' && value.value;
  });
  return { rows: matching, unknown, unasked };
};

/** How many rows match; partial when of some row it is not known. */
export const count = (plan: Extract<Plan, { op: 'count' }>, environment: Environment, evaluate: Evaluate): Value => {
  const matching = matchingRows(plan, environment, evaluate);
  if (!matching) return MISSING;
  return matching.unasked ? NOT_ASKED_RESULT : number({ n: BigInt(matching.rows.length), d: 1n }, matching.unknown);
};

/**
 * The sum of a list column; a list without matching rows sums to 0, since what is not listed is not there. Rows that all say
 * "not applicable" come to that.
 */
export const total = (plan: Extract<Plan, { op: 'total' }>, environment: Environment, evaluate: Evaluate): Value => {
  const matching = matchingRows(plan, environment, evaluate);
  if (!matching) return MISSING;
  if (matching.unasked) return NOT_ASKED_RESULT;
  const { rows, unknown } = matching;
  const values = rows.map((row) => evaluate(plan.field, { ...environment, row }));
  const numbers = values.filter((value) => value.kind === 'number');
  const missing = values.some((value) => value.kind === 'missing');
  if (numbers.length === 0 && missing) return MISSING;
  if (numbers.length === 0 && values.length > 0) return unknown ? MISSING : NOT_APPLICABLE_RESULT;
  return number(
    numbers.reduce((sofar, value) => add(sofar, value.value), ZERO),
    unknown || missing,
  );
};

/** A value as it is told apart from others; undefined where nothing stands. */
const keyText = (value: Value): string | undefined => {
  switch (value.kind) {
    case 'number':
      return `${value.value.n}/${value.value.d}`;
    case 'text':
      return distinctText(value.value);
    case 'boolean':
      return String(value.value);
    default:
      return value.kind === 'missing' ? undefined : value.kind;
  }
};

type Together = Extract<Plan, { op: 'together' }>;
type Sum = { readonly value: Rational; readonly numbers: number; readonly missing: boolean };
type Sums = {
  readonly of: ReadonlyMap<string, Sum>;
  /** There are rows of which it is not known to whom they belong. */
  readonly unknown: boolean;
};

const keyOf = ({ keys }: Together, environment: Environment, evaluate: Evaluate): string | undefined => {
  const texts = keys.map((key) => keyText(evaluate(key, environment)));
  return texts.includes(undefined) ? undefined : JSON.stringify(texts);
};

const sumsOf = (plan: Together, rows: readonly ListRow[], environment: Environment, evaluate: Evaluate): Sums => {
  const of = new Map<string, Sum>();
  let unknown = false;
  for (const row of rows) {
    const here = { ...environment, row };
    const key = keyOf(plan, here, evaluate);
    unknown ||= key === undefined;
    if (key === undefined) continue;
    const value = evaluate(plan.field, here);
    const sofar = of.get(key) ?? { value: ZERO, numbers: 0, missing: false };
    of.set(key, {
      value: value.kind === 'number' ? add(sofar.value, value.value) : sofar.value,
      numbers: sofar.numbers + (value.kind === 'number' ? 1 : 0),
      missing: sofar.missing || value.kind === 'missing',
    });
  }
  return { of, unknown };
};

// Every row of a list asks the same of all of them: a list of thousands is gone through once.
const known = new WeakMap<readonly ListRow[], Map<string, Sums>>();

/** What the rows that belong together with the row at hand come to; partial while of some row it is not known whose it is. */
export const together = (plan: Together, environment: Environment, evaluate: Evaluate): Value => {
  const rows = environment.lists[plan.section];
  const key = keyOf(plan, environment, evaluate);
  if (rows === undefined || key === undefined) return MISSING;
  const kept = known.get(rows) ?? new Map<string, Sums>();
  known.set(rows, kept);
  const { of, unknown } = kept.get(plan.name) ?? sumsOf(plan, rows, environment, evaluate);
  kept.set(plan.name, { of, unknown });
  const sum = of.get(key);
  if (!sum || (sum.numbers === 0 && sum.missing)) return MISSING;
  if (sum.numbers === 0) return NOT_APPLICABLE_RESULT;
  return number(sum.value, sum.missing || unknown);
};

/** Whether no two matching rows have the same name in this column. */
export const unique = (plan: Extract<Plan, { op: 'unique' }>, environment: Environment, evaluate: Evaluate): Value => {
  const matching = matchingRows(plan, environment, evaluate);
  if (matching?.unasked) return NOT_ASKED_RESULT;
  const values = matching?.rows.map((row) => evaluate(plan.field, { ...environment, row })) ?? [];
  if (!matching || matching.unknown || values.some((value) => value.kind === 'missing')) return MISSING;
  const texts = values.flatMap((value) => {
    if (value.kind === 'number') return [`${value.value.n}/${value.value.d}`];
    return value.kind === 'text' ? [distinctText(value.value)] : [];
  });
  return truth(new Set(texts).size === texts.length);
};
