import type { Leaf, Plan } from './plan.ts';

/** The plans that a plan is made of; none of a leaf. */
export const partsOf = (plan: Plan): readonly Plan[] => {
  switch (plan.op) {
    case 'sum':
    case 'min':
    case 'max':
    case 'and':
    case 'or':
      return plan.parts;
    case 'difference':
      return plan.terms.map((term) => term.plan);
    case 'product':
    case 'quotient':
    case 'compare':
      return [plan.left, plan.right];
    case 'negate':
    case 'abs':
    case 'not':
    case 'filled':
    case 'round':
      return [plan.operand];
    case 'floored':
      return [plan.rule, plan.change];
    case 'between':
      return [plan.operand, plan.low, plan.high];
    case 'if':
      return [plan.condition, plan.whenTrue, plan.whenFalse];
    case 'count':
      return plan.condition ? [plan.condition] : [];
    case 'together':
      return [plan.field, ...plan.keys];
    case 'total':
    case 'unique':
      return plan.condition ? [plan.field, plan.condition] : [plan.field];
    default:
      return [];
  }
};

/** Whether a part of a plan, however deep, is so. */
export const hasPart = (plan: Plan, is: (part: Plan | Leaf) => boolean): boolean =>
  is(plan) || partsOf(plan).some((part) => hasPart(part, is));
