import { distinctText } from './distinct-text.ts';
import type { Comparison, Plan } from './plan.ts';
import {
  absolute,
  add,
  compare,
  divide,
  isZero,
  multiply,
  negate,
  parseRational,
  type Rational,
  round,
  subtract,
  ZERO,
} from './rational.ts';
import {
  type Context,
  type Figures,
  type FormValues,
  type ListRow,
  MISSING,
  NOT_APPLICABLE,
  NOT_APPLICABLE_RESULT,
  type Result,
} from './values.ts';

/** What an expression yields; true and false besides the results that cells hold. */
export type Value = Result | { readonly kind: 'boolean'; readonly value: boolean };

/** Where an expression is evaluated. `row` is the list row at hand. */
export type Environment = {
  readonly results: readonly Result[];
  readonly context: Context;
  readonly lists: FormValues['lists'];
  readonly row?: ListRow;
};

const number = (value: Rational, partial: boolean): Result => ({ kind: 'number', value, partial });
const truth = (value: boolean): Value => ({ kind: 'boolean', value });

/** A stored text as a number: missing when absent or unreadable. */
export const readNumber = (text: string | undefined): Result => {
  if (text === undefined || text === '') return MISSING;
  if (text === NOT_APPLICABLE) return NOT_APPLICABLE_RESULT;
  const value = parseRational(text);
  return value === undefined ? MISSING : number(value, false);
};

export const readText = (text: string | undefined): Result => {
  if (text === undefined || text === '') return MISSING;
  return text === NOT_APPLICABLE ? NOT_APPLICABLE_RESULT : { kind: 'text', value: text };
};

const asTruth = (value: Value): Value => (value.kind === 'text' ? truth(value.value === 'true') : value);

const figure = (figures: Figures | undefined, code: string): Result => readNumber(figures?.[code]);

const field = (plan: Extract<Plan, { op: 'field' }>, environment: Environment): Value => {
  const text = environment.row?.values[plan.code];
  if (plan.kind === 'number') return readNumber(text);
  return plan.kind === 'boolean' ? asTruth(readText(text)) : readText(text);
};

/**
 * A sum takes the parts that are there and knows that it is partial; it is missing if none is. "Not applicable" counts as nothing;
 * alone it stays so, with missing it is missing. A constant is no part: it does not make a sum be there.
 */
const sum = (parts: readonly Plan[], environment: Environment): Value => {
  let total = ZERO;
  let seen = { there: false, constant: false, missing: false, notApplicable: false, partial: false };
  for (const part of parts) {
    const value = evaluate(part, environment);
    if (value.kind === 'number') {
      total = add(total, value.value);
      const constant = part.op === 'number';
      seen = {
        ...seen,
        there: seen.there || !constant,
        constant: seen.constant || constant,
        partial: seen.partial || value.partial,
      };
    } else if (value.kind === 'notApplicable') seen.notApplicable = true;
    else seen.missing = true;
  }
  if (!seen.there && seen.missing) return MISSING;
  if (!seen.there && !seen.constant && seen.notApplicable) return NOT_APPLICABLE_RESULT;
  return number(total, seen.partial || seen.missing);
};

/** A difference with a missing operand is missing; "not applicable" counts as nothing in it. */
const difference = (plan: Extract<Plan, { op: 'difference' }>, environment: Environment): Value => {
  let total = ZERO;
  let there = false;
  let partial = false;
  for (const term of plan.terms) {
    const value = evaluate(term.plan, environment);
    if (value.kind === 'notApplicable') continue;
    if (value.kind !== 'number') return MISSING;
    there = true;
    partial ||= value.partial;
    total = term.minus ? subtract(total, value.value) : add(total, value.value);
  }
  return there ? number(total, partial) : NOT_APPLICABLE_RESULT;
};

/** Missing with anything is missing; "not applicable" with a number has no product and no ratio. */
const combine = (left: Value, right: Value, operation: (a: Rational, b: Rational) => Rational | undefined): Value => {
  if (left.kind === 'missing' || right.kind === 'missing') return MISSING;
  if (left.kind !== 'number' || right.kind !== 'number') return NOT_APPLICABLE_RESULT;
  const value = operation(left.value, right.value);
  return value === undefined ? NOT_APPLICABLE_RESULT : number(value, left.partial || right.partial);
};

const unary = (value: Value, operation: (a: Rational) => Rational): Value =>
  value.kind === 'number' ? number(operation(value.value), value.partial) : value;

/** The least or greatest of those that apply; unknown as soon as one is missing. */
const extreme = (parts: readonly Plan[], sign: number, environment: Environment): Value => {
  let best: Extract<Value, { kind: 'number' }> | undefined;
  let partial = false;
  for (const part of parts) {
    const value = evaluate(part, environment);
    if (value.kind === 'notApplicable') continue;
    if (value.kind !== 'number') return MISSING;
    partial ||= value.partial;
    if (best === undefined || compare(value.value, best.value) * sign > 0) best = value;
  }
  return best === undefined ? NOT_APPLICABLE_RESULT : number(best.value, partial);
};

/** Why a value cannot be compared: missing or partial means "not yet", "not applicable" means "skip". */
const incomparable = (values: readonly Value[]): Value | undefined => {
  if (values.some((value) => value.kind === 'missing' || (value.kind === 'number' && value.partial))) return MISSING;
  return values.some((value) => value.kind === 'notApplicable') ? NOT_APPLICABLE_RESULT : undefined;
};

export const holds = (comparison: Comparison, order: number): boolean => {
  switch (comparison) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
};

const orderOf = (left: Value, right: Value, places: number | undefined): number => {
  if (left.kind === 'number' && right.kind === 'number') {
    if (places === undefined) return compare(left.value, right.value);
    return compare(round(left.value, places), round(right.value, places));
  }
  const a = 'value' in left ? String(left.value) : '';
  const b = 'value' in right ? String(right.value) : '';
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

const comparison = (plan: Extract<Plan, { op: 'compare' }>, environment: Environment): Value => {
  const left = evaluate(plan.left, environment);
  const right = evaluate(plan.right, environment);
  return incomparable([left, right]) ?? truth(holds(plan.comparison, orderOf(left, right, plan.places)));
};

const between = (plan: Extract<Plan, { op: 'between' }>, environment: Environment): Value => {
  const values = [plan.operand, plan.low, plan.high].map((part) => evaluate(part, environment));
  const [operand, low, high] = values;
  if (operand?.kind !== 'number' || low?.kind !== 'number' || high?.kind !== 'number')
    return incomparable(values) ?? MISSING;
  return (
    incomparable(values) ?? truth(compare(operand.value, low.value) >= 0 && compare(operand.value, high.value) <= 0)
  );
};

/** A missing operand anywhere makes the whole "not yet"; what is skipped falls out. */
const logic = (op: 'and' | 'or', parts: readonly Plan[], environment: Environment): Value => {
  const values = parts.map((part) => evaluate(part, environment));
  if (values.some((value) => value.kind === 'missing')) return MISSING;
  const known = values.filter((value) => value.kind === 'boolean');
  if (known.length === 0) return NOT_APPLICABLE_RESULT;
  return truth(op === 'and' ? known.every((value) => value.value) : known.some((value) => value.value));
};

type Matching = {
  readonly rows: readonly ListRow[] /** Rows of which it is not known whether they match. */;
  readonly unknown: boolean;
};

const matchingRows = (section: string, condition: Plan | undefined, environment: Environment): Matching => {
  const rows = environment.lists[section] ?? [];
  if (condition === undefined) return { rows, unknown: false };
  let unknown = false;
  const matching = rows.filter((row) => {
    const value = evaluate(condition, { ...environment, row });
    unknown ||= value.kind === 'missing';
    return value.kind === 'boolean' && value.value;
  });
  return { rows: matching, unknown };
};

const count = (plan: Extract<Plan, { op: 'count' }>, environment: Environment): Value => {
  const { rows, unknown } = matchingRows(plan.section, plan.condition, environment);
  return number({ n: BigInt(rows.length), d: 1n }, unknown);
};

/** The sum of a list column; a list without matching rows sums to 0, since what is not listed is not there. */
const total = (plan: Extract<Plan, { op: 'total' }>, environment: Environment): Value => {
  const { rows, unknown } = matchingRows(plan.section, plan.condition, environment);
  const values = rows.map((row) => evaluate(plan.field, { ...environment, row }));
  const numbers = values.filter((value) => value.kind === 'number');
  const missing = values.some((value) => value.kind === 'missing');
  if (numbers.length === 0 && missing) return MISSING;
  return number(
    numbers.reduce((sofar, value) => add(sofar, value.value), ZERO),
    unknown || missing,
  );
};

const unique = (plan: Extract<Plan, { op: 'unique' }>, environment: Environment): Value => {
  const { rows, unknown } = matchingRows(plan.section, plan.condition, environment);
  const values = rows.map((row) => evaluate(plan.field, { ...environment, row }));
  if (unknown || values.some((value) => value.kind === 'missing')) return MISSING;
  const texts = values.flatMap((value) => {
    if (value.kind === 'number') return [`${value.value.n}/${value.value.d}`];
    return value.kind === 'text' ? [distinctText(value.value)] : [];
  });
  return truth(new Set(texts).size === texts.length);
};

const choose = (plan: Extract<Plan, { op: 'if' }>, environment: Environment): Value => {
  const condition = evaluate(plan.condition, environment);
  if (condition.kind !== 'boolean') return condition.kind === 'notApplicable' ? NOT_APPLICABLE_RESULT : MISSING;
  return evaluate(condition.value ? plan.whenTrue : plan.whenFalse, environment);
};

const negation = (value: Value): Value => (value.kind === 'boolean' ? truth(!value.value) : value);

/** Evaluates a plan; never throws. Missing, "not applicable" and partial as defined for the engine. */
export function evaluate(plan: Plan, environment: Environment): Value {
  switch (plan.op) {
    case 'number':
      return number(plan.value, false);
    case 'text':
      return { kind: 'text', value: plan.value };
    case 'boolean':
      return truth(plan.value);
    case 'cell': {
      const result = environment.results[plan.index] ?? MISSING;
      return plan.boolean ? asTruth(result) : result;
    }
    case 'previous':
    case 'lastYear':
      return figure(environment.context[plan.op], plan.code);
    case 'form':
      return figure(environment.context.forms?.[plan.form], plan.code);
    case 'field':
      return field(plan, environment);
    case 'sum':
      return sum(plan.parts, environment);
    case 'difference':
      return difference(plan, environment);
    case 'product':
      return combine(evaluate(plan.left, environment), evaluate(plan.right, environment), multiply);
    case 'quotient':
      return combine(evaluate(plan.left, environment), evaluate(plan.right, environment), (a, b) =>
        isZero(b) ? undefined : divide(a, b),
      );
    case 'negate':
      return unary(evaluate(plan.operand, environment), negate);
    case 'abs':
      return unary(evaluate(plan.operand, environment), absolute);
    case 'round':
      return unary(evaluate(plan.operand, environment), (value) => round(value, plan.places));
    case 'min':
      return extreme(plan.parts, -1, environment);
    case 'max':
      return extreme(plan.parts, 1, environment);
    case 'compare':
      return comparison(plan, environment);
    case 'between':
      return between(plan, environment);
    case 'and':
    case 'or':
      return logic(plan.op, plan.parts, environment);
    case 'not':
      return negation(evaluate(plan.operand, environment));
    case 'if':
      return choose(plan, environment);
    case 'filled':
      return truth(evaluate(plan.operand, environment).kind !== 'missing');
    case 'count':
      return count(plan, environment);
    case 'total':
      return total(plan, environment);
    case 'unique':
      return unique(plan, environment);
  }
}
