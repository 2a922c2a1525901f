import type { Rational } from '../../../platform/rules/rational.ts';

/** Where in the text a part stands: start and end offset in UTF-16 units. */
export type Span = { readonly start: number; readonly end: number };

export type BinaryOperator = '+' | '-' | '*' | '/' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'and' | 'or';

export const FUNCTIONS = [
  'sum',
  'sumsame',
  'min',
  'max',
  'abs',
  'round',
  'if',
  'previous',
  'previousinyear',
  'lastyear',
  'count',
  'unique',
  'filled',
  'group',
] as const;
export type FunctionName = (typeof FUNCTIONS)[number];

export type Name = { readonly kind: 'name'; readonly parts: readonly string[]; readonly span: Span };
export type Range = { readonly kind: 'range'; readonly from: Name; readonly to: Name; readonly span: Span };
export type Call = {
  readonly kind: 'call';
  readonly name: FunctionName;
  readonly arguments: readonly Expression[];
  readonly span: Span;
};
export type Binary = {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
};

export type Expression =
  | { readonly kind: 'number'; readonly value: Rational; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'boolean'; readonly value: boolean; readonly span: Span }
  | Name
  | Range
  | Call
  | Binary
  | { readonly kind: 'group'; readonly inner: Expression; readonly span: Span }
  | { readonly kind: 'negate' | 'not'; readonly operand: Expression; readonly span: Span }
  | {
      readonly kind: 'between';
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
      readonly span: Span;
    };

/** What is wrong with a formula, in Vietnamese, and where in its text; the only thing that the parser throws. */
export class FormulaProblem extends Error {
  readonly position: number;
  readonly length: number;

  constructor(message: string, span: Span) {
    super(message);
    this.name = 'FormulaProblem';
    this.position = span.start;
    this.length = Math.max(1, span.end - span.start);
  }
}

export const MAX_EXPRESSION_LENGTH = 2_000;
export const MAX_EXPRESSION_DEPTH = 50;
