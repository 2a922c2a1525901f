import type { CheckInstance } from './compiled.ts';
import { distinctText } from './distinct-text.ts';
import type { Environment, Value } from './environment.ts';
import { evaluate } from './evaluate.ts';
import type { Binary, Expression } from './expression/syntax.ts';
import { expressionWords } from './expression/words.ts';
import { shortNumber } from './format.ts';

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
    case 'text':
      return `“${value.value}”`;
    case 'boolean':
      return value.value ? 'có' : 'không';
  }
};

type Reader = (part: Expression) => Value;

const readsOne = (part: Expression): boolean =>
  part.kind === 'name' ||
  (part.kind === 'call' &&
    (part.name === 'previous' ||
      part.name === 'lastyear' ||
      part.name === 'count' ||
      (part.name === 'sum' && part.arguments[0]?.kind === 'range') ||
      (part.name === 'sum' && part.arguments.length === 2 && part.arguments[1]?.kind === 'binary')));

/** Figures in place of names, and what they come to: `118 + 171 + 22 = 311`. */
const sideWords = (side: Expression, read: Reader): string => {
  const words = expressionWords(side, (part) => (readsOne(part) ? valueWords(read(part)) : undefined));
  const result = valueWords(read(side));
  return words === result || side.kind === 'text' ? words : `${words} = ${result}`;
};

const comparisonWords = (part: Binary, read: Reader): string =>
  `${sideWords(part.left, read)} ${FOUND[part.operator] ?? part.operator} ${sideWords(part.right, read)}`;

/** The part of a chain of `and` that is not so. */
const failingPart = (part: Expression, read: Reader): Expression => {
  if (part.kind === 'group') return failingPart(part.inner, read);
  if (part.kind !== 'binary' || part.operator !== 'and') return part;
  const left = read(part.left);
  return failingPart(left.kind === 'boolean' && !left.value ? part.left : part.right, read);
};

const duplicates = (check: CheckInstance, part: Expression, environment: Environment): string => {
  const plan = check.resolve(part);
  if (plan.op !== 'unique') return '';
  const seen = new Map<string, number>();
  for (const row of environment.lists[plan.section] ?? []) {
    const counted = plan.condition === undefined ? undefined : evaluate(plan.condition, { ...environment, row });
    if (counted && !(counted.kind === 'boolean' && counted.value)) continue;
    const value = evaluate(plan.field, { ...environment, row });
    const key = value.kind === 'text' ? distinctText(value.value) : valueWords(value);
    seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const twice = [...seen].filter(([, count]) => count > 1).map(([name, count]) => `${name} (${count} dòng)`);
  return `bị trùng: ${twice.slice(0, 5).join('; ')}`;
};

const foundWords = (check: CheckInstance, environment: Environment): string => {
  const read: Reader = (part) => evaluate(check.resolve(part), environment);
  const part = failingPart(check.expression, read);
  if (part.kind === 'binary' && part.operator !== 'and' && part.operator !== 'or') return comparisonWords(part, read);
  if (part.kind === 'between') {
    const [low, high] = [valueWords(read(part.low)), valueWords(read(part.high))];
    return `${sideWords(part.operand, read)}, ngoài khoảng từ ${low} đến ${high}`;
  }
  return part.kind === 'call' && part.name === 'unique' ? duplicates(check, part, environment) : '';
};

const placed = (check: CheckInstance, place: string): string =>
  place === '' ? check.words : `${check.words} · ${place}`;

/** `A02 = A04 + A05 + A06 · cột Mông`, and for a failure what was found: `: 301 ≠ 118 + 171 + 22 = 311`. */
export const checkWords = (check: CheckInstance, place: string, failed: boolean, environment: Environment): string => {
  const found = failed ? foundWords(check, environment) : '';
  return found === '' ? placed(check, place) : `${placed(check, place)}: ${found}`;
};
