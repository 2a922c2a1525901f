import { absolute, compare, divide, isZero, multiply, negate, round } from '../../platform/rules/rational.ts';
import {
  asTruth,
  type Environment,
  isUnasked,
  number,
  readFigure,
  readNumber,
  readText,
  truth,
  type Value,
} from './environment.ts';
import { combine, difference, extreme, sum, unary } from './evaluate-arithmetic.ts';
import { count, together, total, unique } from './evaluate-lists.ts';
import type { Comparison, Leaf, Plan } from './plan.ts';
import { hasPart } from './plan-parts.ts';
import { type Figures, MISSING, NOT_APPLICABLE_RESULT, NOT_ASKED, NOT_ASKED_RESULT, type Result } from './values.ts';

const figure = (figures: Figures | undefined, code: string): Result => readFigure(figures?.[code]);

/** In no group is a word of its own, equal to no group's code: a check can say “is not in III” of it. */
const standing = (group: string | undefined): Value => {
  if (group === undefined) return MISSING;
  return group === NOT_ASKED ? NOT_ASKED_RESULT : { kind: 'text', value: group };
};

const field = (plan: Extract<Plan, { op: 'field' }>, environment: Environment): Value => {
  const text = environment.row?.values[plan.code];
  if (plan.kind === 'number') return readNumber(text);
  return plan.kind === 'boolean' ? asTruth(readText(text)) : readText(text);
};

/**
 * Why a value cannot be compared: what was not asked (wholly or in part) means "skip" whatever else comes, since nobody will ever answer
 * it; missing or partial means "not yet", "not applicable" means "skip".
 */
const incomparable = (values: readonly Value[]): Value | undefined => {
  if (values.some(isUnasked)) return NOT_ASKED_RESULT;
  if (values.some((value) => value.kind === 'missing' || (value.kind === 'number' && value.partial))) return MISSING;
  return values.some((value) => value.kind === 'notApplicable') ? NOT_APPLICABLE_RESULT : undefined;
};

const holds = (comparison: Comparison, order: number): boolean => {
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

/** Only a failure is looked at again: what cannot be said yet or is skipped stays so. */
const floored = (plan: Extract<Plan, { op: 'floored' }>, environment: Environment): Value => {
  const value = evaluate(plan.rule, environment);
  if (value.kind !== 'boolean' || value.value) return value;
  const change = evaluate(plan.change, environment);
  return truth(change.kind === 'number' && compare(change.value, plan.floor) <= 0);
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

/** A group of a day that no list covers: without it nobody can say to whom the rule speaks, so it does not fall out. */
const isUncovered = ({ context: { groups } }: Environment, parts: readonly Plan[]): boolean =>
  groups !== undefined &&
  parts.some((part) => hasPart(part, (one) => one.op === 'group' && groups[one.scheme] === NOT_ASKED));

/** A missing operand anywhere makes the whole "not yet"; what is skipped falls out. */
const logic = (op: 'and' | 'or', parts: readonly Plan[], environment: Environment): Value => {
  if (isUncovered(environment, parts)) return NOT_ASKED_RESULT;
  const values = parts.map((part) => evaluate(part, environment));
  if (values.some((value) => value.kind === 'missing')) return MISSING;
  const known = values.filter((value) => value.kind === 'boolean');
  if (known.length === 0) return values.some(isUnasked) ? NOT_ASKED_RESULT : NOT_APPLICABLE_RESULT;
  return truth(op === 'and' ? known.every((value) => value.value) : known.some((value) => value.value));
};

const choose = (plan: Extract<Plan, { op: 'if' }>, environment: Environment): Value => {
  const condition = evaluate(plan.condition, environment);
  if (condition.kind === 'notAsked' || condition.kind === 'notApplicable') return condition;
  if (condition.kind !== 'boolean') return MISSING;
  return evaluate(condition.value ? plan.whenTrue : plan.whenFalse, environment);
};

/** Of what was not asked nobody can say whether it was filled. */
const filled = (value: Value): Value => (value.kind === 'notAsked' ? value : truth(value.kind !== 'missing'));

const negation = (value: Value): Value => (value.kind === 'boolean' ? truth(!value.value) : value);

const leaf = (plan: Leaf, environment: Environment): Value => {
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
      if (plan.op === 'previous' && plan.inYear && environment.context.firstOfYear) return NOT_APPLICABLE_RESULT;
      return figure(environment.context[plan.op], plan.code);
    case 'form':
      return figure(environment.context.forms?.[plan.form], plan.code);
    case 'group':
      return standing(environment.context.groups?.[plan.scheme]);
    case 'field':
      return field(plan, environment);
  }
};

/** Evaluates a plan; never throws. Missing, "not applicable" and partial as defined for the engine. */
export function evaluate(plan: Plan, environment: Environment): Value {
  switch (plan.op) {
    case 'sum':
      return sum(plan.parts, environment, evaluate);
    case 'difference':
      return difference(plan, environment, evaluate);
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
      return extreme(plan.parts, -1, environment, evaluate);
    case 'max':
      return extreme(plan.parts, 1, environment, evaluate);
    case 'compare':
      return comparison(plan, environment);
    case 'floored':
      return floored(plan, environment);
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
      return filled(evaluate(plan.operand, environment));
    case 'count':
      return count(plan, environment, evaluate);
    case 'total':
      return total(plan, environment, evaluate);
    case 'together':
      return together(plan, environment, evaluate);
    case 'unique':
      return unique(plan, environment, evaluate);
    default:
      return leaf(plan, environment);
  }
}
