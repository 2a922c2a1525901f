import { add, compare, type Rational, subtract, ZERO } from '../../platform/rules/rational.ts';
import { type Environment, type Evaluate, isUnasked, number, type Value } from './environment.ts';
import type { Plan } from './plan.ts';
import { MISSING, NOT_APPLICABLE_RESULT, NOT_ASKED_RESULT } from './values.ts';

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
 * alone it stays so, with missing it is missing. What was not asked counts as nothing either and is remembered; where nothing else is
 * there, the sum was not asked. A constant is no part: it does not make a sum be there.
 */
export const sum = (parts: readonly Plan[], environment: Environment, evaluate: Evaluate): Value => {
  let total = ZERO;
  const seen = { there: false, constant: false, missing: false, notApplicable: false, partial: false, unasked: false };
  for (const part of parts) {
    const value = evaluate(part, environment);
    seen.unasked ||= isUnasked(value);
    if (value.kind === 'number') {
      total = add(total, value.value);
      if (isConstant(part)) seen.constant = true;
      else seen.there = true;
      seen.partial ||= value.partial;
    } else if (value.kind === 'notApplicable') seen.notApplicable = true;
    else seen.missing ||= value.kind !== 'notAsked';
  }
  if (!seen.there && seen.missing) return MISSING;
  if (!seen.there && seen.unasked && !seen.notApplicable) return NOT_ASKED_RESULT;
  if (!seen.there && !seen.constant && seen.notApplicable) return NOT_APPLICABLE_RESULT;
  return number(total, seen.partial || seen.missing, seen.unasked);
};

/**
 * A difference with an operand that was not asked was not asked, with a missing one it is missing; "not applicable" counts as nothing
 * in it.
 */
export const difference = (
  plan: Extract<Plan, { op: 'difference' }>,
  environment: Environment,
  evaluate: Evaluate,
): Value => {
  const terms = plan.terms.map(({ minus, plan: term }) => ({ minus, value: evaluate(term, environment) }));
  if (terms.some(({ value }) => value.kind === 'notAsked')) return NOT_ASKED_RESULT;
  let total = ZERO;
  const seen = { there: false, partial: false, unasked: false };
  for (const { minus, value } of terms) {
    if (value.kind === 'notApplicable') continue;
    if (value.kind !== 'number') return MISSING;
    seen.there = true;
    seen.partial ||= value.partial;
    seen.unasked ||= isUnasked(value);
    total = minus ? subtract(total, value.value) : add(total, value.value);
  }
  return seen.there ? number(total, seen.partial, seen.unasked) : NOT_APPLICABLE_RESULT;
};

/** Not asked with anything is not asked, missing with anything else missing; "not applicable" with a number has no product and no ratio. */
export const combine = (
  left: Value,
  right: Value,
  operation: (a: Rational, b: Rational) => Rational | undefined,
): Value => {
  if (left.kind === 'notAsked' || right.kind === 'notAsked') return NOT_ASKED_RESULT;
  if (left.kind === 'missing' || right.kind === 'missing') return MISSING;
  if (left.kind !== 'number' || right.kind !== 'number') return NOT_APPLICABLE_RESULT;
  const value = operation(left.value, right.value);
  if (value === undefined) return NOT_APPLICABLE_RESULT;
  return number(value, left.partial || right.partial, isUnasked(left) || isUnasked(right));
};

export const unary = (value: Value, operation: (a: Rational) => Rational): Value =>
  value.kind === 'number' ? number(operation(value.value), value.partial, isUnasked(value)) : value;

/**
 * The least or greatest of those that apply; partial when one is missing, missing when none is there but constants, not asked when
 * nothing but constants was asked.
 */
export const extreme = (parts: readonly Plan[], sign: number, environment: Environment, evaluate: Evaluate): Value => {
  let best: Rational | undefined;
  const seen = { there: false, missing: false, partial: false, unasked: false };
  for (const part of parts) {
    const value = evaluate(part, environment);
    seen.unasked ||= isUnasked(value);
    if (value.kind === 'notApplicable' || value.kind === 'notAsked') continue;
    if (value.kind !== 'number') {
      seen.missing = true;
      continue;
    }
    seen.there ||= !isConstant(part);
    seen.partial ||= value.partial;
    if (best === undefined || compare(value.value, best) * sign > 0) best = value.value;
  }
  if (!seen.there && seen.missing) return MISSING;
  if (!seen.there && seen.unasked) return NOT_ASKED_RESULT;
  return best === undefined ? NOT_APPLICABLE_RESULT : number(best, seen.partial || seen.missing, seen.unasked);
};
