import { add, divide, isZero, multiply, negate, type Rational } from '../../platform/rules/rational.ts';
import type { CheckInstance, CompiledForm } from './compiled.ts';
import type { Plan } from './plan.ts';
import { partsOf } from './plan-parts.ts';

/** What the filler writes: an input cell by its index, a list by its section's code. */
export type Source = number | string;
/** And what a rule reads that nobody writes here: constants and figures from elsewhere. */
type Given = `given ${string}`;

/**
 * What a value depends on, and how: times a constant, or in a way that is no multiple (undefined). `TS` and `TS - KINH` both depend
 * on Mông; the difference of the two does not.
 */
type Weights = ReadonlyMap<Source | Given, Rational | undefined>;

const NONE: Weights = new Map();
const ONE: Rational = { n: 1n, d: 1n };

const plus = (a: Weights, b: Weights): Weights => {
  const sum = new Map(a);
  for (const [source, weight] of b) {
    const before = sum.get(source);
    const both = before && weight ? add(before, weight) : undefined;
    sum.set(source, sum.has(source) ? both : weight);
  }
  return sum;
};

const times = (weights: Weights, factor: Rational): Weights =>
  new Map([...weights].map(([source, weight]) => [source, weight && multiply(weight, factor)]));

const somehow = (all: readonly Weights[]): Weights =>
  new Map(all.flatMap((weights) => [...weights.keys()].map((source) => [source, undefined] as const)));

type Known = { readonly form: CompiledForm; readonly cells: Map<number, Weights> };

const ofCell = (known: Known, index: number): Weights => {
  const kept = known.cells.get(index);
  if (kept) return kept;
  const plan = known.form.plans[index];
  const own: Weights = known.form.cells[index]?.input ? new Map([[index, ONE]]) : NONE;
  const weights = plan ? weightsOf(known, plan) : own;
  known.cells.set(index, weights);
  return weights;
};

const weightsOf = (known: Known, plan: Plan): Weights => {
  const of = (part: Plan): Weights => weightsOf(known, part);
  switch (plan.op) {
    case 'cell':
      return ofCell(known, plan.index);
    case 'sum':
      return plan.parts.map(of).reduce(plus, NONE);
    case 'difference':
      return plan.terms
        .map((term) => (term.minus ? times(of(term.plan), negate(ONE)) : of(term.plan)))
        .reduce(plus, NONE);
    case 'negate':
      return times(of(plan.operand), negate(ONE));
    case 'product':
      if (plan.left.op === 'number') return times(of(plan.right), plan.left.value);
      if (plan.right.op === 'number') return times(of(plan.left), plan.right.value);
      break;
    case 'quotient':
      if (plan.right.op === 'number' && !isZero(plan.right.value))
        return times(of(plan.left), divide(ONE, plan.right.value));
      break;
    case 'count':
    case 'total':
    case 'unique':
      return somehow([new Map([[plan.section, undefined]]), ...partsOf(plan).map(of)]);
    case 'number':
      return new Map([['given constant', plan.value]]);
    case 'previous':
    case 'lastYear':
      return new Map([[`given ${plan.op} ${plan.code}`, ONE]]);
    case 'form':
      return new Map([[`given ${plan.form} ${plan.code}`, ONE]]);
    case 'group':
      return new Map([[`given ${plan.scheme}`, undefined]]);
    default:
      break;
  }
  return somehow(partsOf(plan).map(of));
};

/** One thing that must hold: what it weighs, what it reads itself, and whether it is an equation (else one side may be the greater). */
type Rule = { readonly weights: Weights; readonly reads: ReadonlySet<Source>; readonly equal: boolean };

/** The cells and lists that a plan names itself. */
const namedIn = (plan: Plan): Source[] => {
  if (plan.op === 'cell') return [plan.index];
  const list = plan.op === 'count' || plan.op === 'total' || plan.op === 'unique' ? [plan.section] : [];
  return [...list, ...partsOf(plan).flatMap(namedIn)];
};

/** Parts that must all hold are each a rule of their own; of two sides counts what does not cancel out between them. */
const rulesIn = (known: Known, plan: Plan): Rule[] => {
  const difference = (left: Plan, right: Plan, equal = false): Rule => ({
    weights: withoutNothing(plus(weightsOf(known, left), times(weightsOf(known, right), negate(ONE)))),
    reads: new Set([...namedIn(left), ...namedIn(right)]),
    equal,
  });
  if (plan.op === 'and') return plan.parts.flatMap((part) => rulesIn(known, part));
  if (plan.op === 'floored') return rulesIn(known, plan.rule);
  if (plan.op === 'compare') return [difference(plan.left, plan.right, plan.comparison === '=')];
  if (plan.op === 'between') return [difference(plan.operand, plan.low), difference(plan.operand, plan.high)];
  return [{ weights: weightsOf(known, plan), reads: new Set(namedIn(plan)), equal: false }];
};

const withoutNothing = (weights: Weights): Weights =>
  new Map([...weights].filter(([, weight]) => weight === undefined || !isZero(weight)));

/**
 * Whether a rule follows from others: a total's from those of its parts, when it is their sum. The parts have nothing in common, so
 * each must be in it by one factor, not negative unless all are equations.
 */
const follows = (rule: Rule, others: readonly Rule[]): boolean => {
  let left = rule.weights;
  for (const { weights, equal } of others) {
    const [first] = weights;
    const [whole, part] = first ? [left.get(first[0]), first[1]] : [];
    if (!whole || !part) continue;
    const factor = divide(whole, part);
    if (factor.n < 0n && !(equal && rule.equal)) continue;
    const rest = withoutNothing(plus(left, times(weights, negate(factor))));
    if (rest.size <= left.size - weights.size) left = rest;
  }
  return left.size === 0;
};

/** The same rule at each of its places; those that follow from the others fall out. */
const independent = (rules: readonly Rule[]): Rule[] => {
  const smallFirst = [...rules].sort((a, b) => a.weights.size - b.weights.size);
  return smallFirst.filter((rule, at) => rule.weights.size > 0 && !follows(rule, smallFirst.slice(0, at)));
};

const isSource = (source: Source | Given): source is Source => !String(source).startsWith('given ');

/** The inputs and lists that can turn a rule, through formulas too, and those of them that it reads itself. */
export type Concern = { readonly all: readonly Source[]; readonly itself: readonly Source[] };

const withRows = (rule: Rule, { overListRows, section }: CheckInstance): Rule =>
  overListRows
    ? {
        ...rule,
        weights: plus(rule.weights, new Map([[section, undefined]])),
        reads: new Set([...rule.reads, section]),
      }
    : rule;

/**
 * What each rule of the checks is about. What cancels out of a rule does not count, nor does a rule that follows from the same rule
 * elsewhere (the total's from those of its parts).
 */
export const concernsOf = (form: CompiledForm, checks: readonly CheckInstance[]): Concern[] => {
  const known: Known = { form, cells: new Map() };
  const places = new Map<string, Rule[]>();
  for (const check of checks)
    for (const [part, rule] of rulesIn(known, check.plan).entries()) {
      const key = `${check.id} ${part}`;
      places.set(key, [...(places.get(key) ?? []), withRows(rule, check)]);
    }
  return [...places.values()].flatMap(independent).map(({ weights, reads }) => {
    const all = [...weights.keys()].filter(isSource);
    return { all, itself: all.filter((source) => reads.has(source)) };
  });
};

/** The inputs and lists that these cells come from, themselves where they are typed. */
export const sourcesOf = (form: CompiledForm, cells: readonly number[]): Source[] => {
  const known: Known = { form, cells: new Map() };
  return [...new Set(cells.flatMap((cell) => [...ofCell(known, cell).keys()].filter(isSource)))];
};
