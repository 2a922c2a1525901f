import type { Rational } from '../../platform/rules/rational.ts';

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A value that stands by itself: a constant, or something read. */
export type Leaf =
  | { readonly op: 'number'; readonly value: Rational }
  | { readonly op: 'text'; readonly value: string }
  | { readonly op: 'boolean'; readonly value: boolean }
  | { readonly op: 'cell'; readonly index: number; readonly boolean: boolean }
  /** `inYear`: not applicable in the first period of a year. */
  | { readonly op: 'previous' | 'lastYear'; readonly code: string; readonly inYear?: true }
  | { readonly op: 'form'; readonly form: string; readonly code: string }
  /** The group in which the unit stands on the last day of the period. */
  | { readonly op: 'group'; readonly scheme: string }
  | { readonly op: 'field'; readonly code: string; readonly kind: 'number' | 'text' | 'boolean' };

/** An expression with every name resolved to what it stands for; what the evaluator walks. */
export type Plan =
  | Leaf
  | { readonly op: 'sum' | 'min' | 'max' | 'and' | 'or'; readonly parts: readonly Plan[] }
  | { readonly op: 'difference'; readonly terms: readonly { readonly minus: boolean; readonly plan: Plan }[] }
  | { readonly op: 'product' | 'quotient'; readonly left: Plan; readonly right: Plan }
  | { readonly op: 'negate' | 'abs' | 'not' | 'filled'; readonly operand: Plan }
  | { readonly op: 'round'; readonly operand: Plan; readonly places: number }
  | {
      readonly op: 'compare';
      readonly comparison: Comparison;
      readonly left: Plan;
      readonly right: Plan;
      /** Both sides are rounded to these places first (percentages that must make 100). */
      readonly places: number | undefined;
    }
  /** A comparison that need not hold where the change is no more than the floor. */
  | { readonly op: 'floored'; readonly rule: Plan; readonly change: Plan; readonly floor: Rational }
  | { readonly op: 'between'; readonly operand: Plan; readonly low: Plan; readonly high: Plan }
  | { readonly op: 'if'; readonly condition: Plan; readonly whenTrue: Plan; readonly whenFalse: Plan }
  | { readonly op: 'count'; readonly section: string; readonly condition: Plan | undefined }
  | { readonly op: 'total'; readonly section: string; readonly field: Plan; readonly condition: Plan | undefined }
  /** Over the rows of the list at hand that say the same as the row at hand in each key. */
  | {
      readonly op: 'together';
      readonly section: string;
      readonly field: Plan;
      readonly keys: readonly Plan[];
      /** The columns that it names: two plans of one name come to the same. */
      readonly name: string;
    }
  | { readonly op: 'unique'; readonly section: string; readonly field: Plan; readonly condition: Plan | undefined };
