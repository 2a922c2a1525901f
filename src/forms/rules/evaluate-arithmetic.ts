import { add, compare, type Rational, subtract, ZERO } from '../../platform/rules/rational.ts';
import { type Environment, type Evaluate, number, type Value } from './environment.ts';
import type { Plan } from './plan.ts';
import { MISSING, NOT_APPLICABLE_RESULT } from './values.ts';

/** Made of constants alone: it reads nothing, so it says nothing of what is there. */
const isConstant = (plan: Plan): boolean => {
  switch (plan.op) {
    case 'number':
      return true;
    case 'sum':
      return plan.parts.every(isConstant);
    case 'difference':
      return plan.terms.every((term) => isConstant(term.plan));
    case 'product':
    case 'quotient':
      return isConstant(plan.left) && isConstant(plan.right);
    case 'negate':
    case 'abs':
    case 'round':
      return isConstant(plan.operand);
    default:
      return false;
  }
};

/**
 * A sum takes the parts that are there and knows that it is partial; it is missing if none is. "Not applicable" counts as nothing;
 * alone it stays so, with missing it is missing. A constant is no part: it does not make a sum be there.
 */
export const sum = (parts: readonly Plan[], environment: Environment, evaluate: Evaluate): Value => {
  let total = ZERO;
  const seen = { there: false, constant: false, missing: false, notApplicable: false, partial: false };
  for (const part of parts) {
    const value = evaluate(part, environment);
    if (value.kind === 'number') {
      total = add(total, value.value);
      if (isConstant(part)) seen.constant = true;
      else seen.there = true;
      seen.partial ||= value.partial;
    } else if (value.kind === 'notApplicable') seen.notApplicable = true;
    else seen.missing = true;
  }
  if (!seen.there && seen.missing) return MISSING;
  if (!seen.there && !seen.constant && seen.notApplicable) return NOT_APPLICABLE_RESULT;
  return number(total, seen.partial || seen.missing);
};

/** A difference with a missing operand is missing; "not applicable" counts as nothing in it. */
export const difference = (
  plan: Extract<Plan, { op: 'difference' }>,
  environment: Environment,
  evaluate: Evaluate,
): Value => {
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
export const combine = (
  left: Value,
  right: Value,
  operation: (a: Rational, b: Rational) => Rational | undefined,
): Value => {
  if (left.kind === 'missing' || right.kind === 'missing') return MISSING;
  if (left.kind !== 'number' || right.kind !== 'number') return NOT_APPLICABLE_RESULT;
  const value = operation(left.value, right.value);
  return value === undefined ? NOT_APPLICABLE_RESULT : number(value, left.partial || right.partial);
};

export const unary = (value: Value, operation: (a: Rational) => Rational): Value =>
  value.kind === 'number' ? number(operation(value.value), value.partial) : value;

/** The least or greatest of those that apply; partial when one is missing, missing when none is there but constants. */
export const extreme = (parts: readonly Plan[], sign: number, environment: Environment, evaluate: Evaluate): Value => {
  let best: Rational | undefined;
  const seen = { there: false, missing: false, partial: false };
  for (const part of parts) {
    const value = evaluate(part, environment);
    if (value.kind === 'notApplicable') continue;
    if (value.kind !== 'number') {
      seen.missing = true;
      continue;
    }
    seen.there ||= !isConstant(part);
    seen.partial ||= value.partial;
    if (best === undefined || compare(value.value, best) * sign > 0) best = value.value;
  }
  if (!seen.there && seen.missing) return MISSING;
  return best === undefined ? NOT_APPLICABLE_RESULT : number(best, seen.partial || seen.missing);
};
