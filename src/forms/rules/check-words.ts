import type { CheckInstance } from './compiled.ts';
import type { Environment, Value } from './environment.ts';
import { evaluate } from './evaluate.ts';
import type { Binary, Expression } from './expression/syntax.ts';
import { expressionWords } from './expression/words.ts';
import { shortNumber } from './format.ts';
import type { Plan } from './plan.ts';
import { repeatedWords } from './sentences/repeated.ts';

// What a failed comparison turned out to be.
const FOUND: Readonly<Record<string, string>> = { '=': '≠', '<>': '=', '<': '≥', '<=': '>', '>': '≤', '>=': '<' };
const SHOWN_PLACES = 4;

const valueWords = (value: Value): string => {
  switch (value.kind) {
    case 'number':
      return shortNumber(value.value, SHOWN_PLACES);
    case 'notApplicable':
      return '–';
    case 'missing':
      return '…';
    case 'notAsked':
      return 'không hỏi';
    case 'text':
      return `“${value.value}”`;
    case 'boolean':
      return value.value ? 'có' : 'không';
  }
};

/** What is read of one place stands in one piece: a range, and what runs over the rows of a list, whose names mean nothing outside. */
const inOnePiece = (part: Expression, plan: Plan): boolean =>
  part.kind === 'name' ||
  ['previous', 'lastYear', 'count', 'total', 'together', 'unique', 'group'].includes(plan.op) ||
  (part.kind === 'call' && part.name === 'sum' && part.arguments[0]?.kind === 'range');

type Reader = { readonly plan: (part: Expression) => Plan; readonly value: (part: Expression) => Value };

/** Only a call or a name has a value of its own here: a range has none. */
const pieceWords =
  ({ plan, value }: Reader) =>
  (part: Expression): string | undefined =>
    (part.kind === 'name' || part.kind === 'call') && inOnePiece(part, plan(part))
      ? valueWords(value(part))
      : undefined;

/** Figures in place of names, and what they come to: `118 + 171 + 22 = 311`. */
const sideWords = (side: Expression, read: Reader): string => {
  const words = expressionWords(side, pieceWords(read));
  const result = valueWords(read.value(side));
  return words === result || side.kind === 'text' ? words : `${words} = ${result}`;
};

const comparisonWords = (part: Binary, read: Reader): string =>
  `${sideWords(part.left, read)} ${FOUND[part.operator] ?? part.operator} ${sideWords(part.right, read)}`;

/** The part of a chain of `and` that is not so. */
const failingPart = (part: Expression, read: Reader): Expression => {
  if (part.kind === 'group') return failingPart(part.inner, read);
  if (part.kind !== 'binary' || part.operator !== 'and') return part;
  const left = read.value(part.left);
  return failingPart(left.kind === 'boolean' && !left.value ? part.left : part.right, read);
};

const foundWords = (check: CheckInstance, environment: Environment): string => {
  const read: Reader = { plan: check.resolve, value: (part) => evaluate(check.resolve(part), environment) };
  const part = failingPart(check.expression, read);
  if (part.kind === 'binary' && part.operator !== 'and' && part.operator !== 'or') return comparisonWords(part, read);
  if (part.kind === 'between') {
    const [low, high] = [valueWords(read.value(part.low)), valueWords(read.value(part.high))];
    return `${sideWords(part.operand, read)}, ngoài khoảng từ ${low} đến ${high}`;
  }
  const plan = read.plan(part);
  return plan.op === 'unique' ? repeatedWords(plan, environment) : '';
};

const placed = (check: CheckInstance, place: string): string =>
  place === '' ? check.words : `${check.words} · ${place}`;

/** `A02 = A04 + A05 + A06 · cột Mông`, and for a failure what was found: `: 301 ≠ 118 + 171 + 22 = 311`. */
export const checkWords = (check: CheckInstance, place: string, failed: boolean, environment: Environment): string => {
  const found = failed ? foundWords(check, environment) : '';
  return found === '' ? placed(check, place) : `${placed(check, place)}: ${found}`;
};
