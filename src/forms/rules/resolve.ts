import { compare, HUNDRED } from '../../platform/rules/rational.ts';
import { type Binary, type Expression, FormulaProblem } from './expression/syntax.ts';
import type { FormIndex, Place, Reads } from './form-index.ts';
import type { Comparison, Plan } from './plan.ts';
import { resolveCall } from './resolve-calls.ts';
import { type Resolved, resolveName } from './resolve-names.ts';
import { KIND_NAMES, largestPlaces, type Resolver, resolveAs, resolvePart } from './resolver.ts';

type Term = { readonly minus: boolean; readonly part: Expression };

// `A - B + C` is one chain: whether a missing part is skipped or makes all missing depends on the whole of it.
const termsOf = (expression: Expression): Term[] => {
  const terms: Term[] = [];
  let rest = expression;
  while (rest.kind === 'binary' && (rest.operator === '+' || rest.operator === '-')) {
    terms.push({ minus: rest.operator === '-', part: rest.right });
    rest = rest.left;
  }
  terms.push(rest.kind === 'negate' ? { minus: true, part: rest.operand } : { minus: false, part: rest });
  return terms.reverse();
};

const resolveChain = (resolver: Resolver, expression: Expression): Resolved => {
  const terms = termsOf(expression);
  const parts = terms.map((term) => resolveAs(resolver, term.part, 'number'));
  const plans = parts.map((part) => part.plan);
  if (terms.every((term) => !term.minus)) {
    return { plan: { op: 'sum', parts: plans }, kind: 'number', percentPlaces: largestPlaces(parts) };
  }
  const signed = terms.map((term, at) => ({ minus: term.minus, plan: plans[at] ?? { op: 'sum' as const, parts: [] } }));
  return { plan: { op: 'difference', terms: signed }, kind: 'number' };
};

const isHundred = (plan: Plan): boolean => plan.op === 'number' && compare(plan.value, HUNDRED) === 0;

/** Percentages that must make 100 are compared at their declared places; everything else exactly. */
const comparedPlaces = (comparison: Comparison, left: Resolved, right: Resolved): number | undefined => {
  if (comparison !== '=') return undefined;
  if (isHundred(right.plan) && left.plan.op === 'sum') return left.percentPlaces;
  if (isHundred(left.plan) && right.plan.op === 'sum') return right.percentPlaces;
  return undefined;
};

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

const notChoice = (value: string, { plan, choices = [] }: Resolved): string =>
  plan.op === 'group'
    ? `Không có nhóm “${value}” trong cách phân loại ${plan.scheme}; chọn ${choices.map((one) => one.value).join(', ')}.`
    : `“${value}” không phải là một lựa chọn của ô này.`;

// A quoted word beside a choice must be one of its options; beside a date it must be a day.
const asBeside = (literal: Resolved, other: Resolved, part: Expression): Resolved => {
  if (literal.plan.op !== 'text') return literal;
  const { value } = literal.plan;
  if (other.kind === 'date') {
    if (!ISO_DAY.test(value)) throw new FormulaProblem('Ngày trong công thức viết dạng "2022-12-31".', part.span);
    return { ...literal, kind: 'date' };
  }
  if (!other.choices) return literal;
  const choice = other.choices.find((one) => one.value === value || one.label === value);
  if (!choice) throw new FormulaProblem(notChoice(value, other), part.span);
  return { ...literal, plan: { op: 'text', value: choice.value } };
};

const resolveComparison = (resolver: Resolver, expression: Binary, comparison: Comparison): Resolved => {
  const plainLeft = resolvePart(resolver, expression.left);
  const plainRight = resolvePart(resolver, expression.right);
  const left = asBeside(plainLeft, plainRight, expression.left);
  const right = asBeside(plainRight, plainLeft, expression.right);
  if (left.kind !== right.kind) {
    const problem = `Không so sánh được ${KIND_NAMES[left.kind]} với ${KIND_NAMES[right.kind]}.`;
    throw new FormulaProblem(problem, expression.span);
  }
  const ordered = left.kind === 'number' || left.kind === 'date';
  if (!ordered && comparison !== '=' && comparison !== '<>') {
    throw new FormulaProblem('Chỉ so sánh lớn, nhỏ được với số và ngày.', expression.span);
  }
  const places = comparedPlaces(comparison, left, right);
  return { plan: { op: 'compare', comparison, left: left.plan, right: right.plan, places }, kind: 'boolean' };
};

const resolveLogic = (resolver: Resolver, expression: Binary, op: 'and' | 'or'): Resolved => {
  const parts: Expression[] = [];
  let rest: Expression = expression;
  while (rest.kind === 'binary' && rest.operator === op) {
    parts.push(rest.right);
    rest = rest.left;
  }
  parts.push(rest);
  const plans = parts.reverse().map((part) => resolveAs(resolver, part, 'boolean').plan);
  return { plan: { op, parts: plans }, kind: 'boolean' };
};

const resolveBinary = (resolver: Resolver, expression: Binary): Resolved => {
  switch (expression.operator) {
    case '+':
    case '-':
      return resolveChain(resolver, expression);
    case '*':
    case '/': {
      const left = resolveAs(resolver, expression.left, 'number').plan;
      const right = resolveAs(resolver, expression.right, 'number').plan;
      return { plan: { op: expression.operator === '*' ? 'product' : 'quotient', left, right }, kind: 'number' };
    }
    case 'and':
    case 'or':
      return resolveLogic(resolver, expression, expression.operator);
    default:
      return resolveComparison(resolver, expression, expression.operator);
  }
};

/** Gives every name its meaning and every part its kind. */
const resolve = (resolver: Resolver, expression: Expression): Resolved => {
  switch (expression.kind) {
    case 'number':
      return { plan: { op: 'number', value: expression.value }, kind: 'number' };
    case 'text':
      return { plan: { op: 'text', value: expression.value }, kind: 'text' };
    case 'boolean':
      return { plan: { op: 'boolean', value: expression.value }, kind: 'boolean' };
    case 'name':
      return resolveName(resolver.index, resolver.place, expression, resolver.reads);
    case 'range':
      throw new FormulaProblem('Khoảng chỉ dùng được trong sum, min, max.', expression.span);
    case 'group':
      return resolvePart(resolver, expression.inner);
    case 'negate':
      return resolveChain(resolver, expression);
    case 'not':
      return { plan: { op: 'not', operand: resolveAs(resolver, expression.operand, 'boolean').plan }, kind: 'boolean' };
    case 'between': {
      const operand = resolveAs(resolver, expression.operand, 'number').plan;
      const low = resolveAs(resolver, expression.low, 'number').plan;
      const high = resolveAs(resolver, expression.high, 'number').plan;
      return { plan: { op: 'between', operand, low, high }, kind: 'boolean' };
    }
    case 'binary':
      return resolveBinary(resolver, expression);
    case 'call':
      return resolveCall(resolver, expression);
  }
};

/** Gives every name of an expression its meaning in its place, and adds what it reads to `reads`; throws FormulaProblem. */
export const resolveExpression = (index: FormIndex, place: Place, reads: Reads, expression: Expression): Resolved =>
  resolve({ index, place, reads, resolve }, expression);
