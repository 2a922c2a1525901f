import { parseRational, ZERO } from '../../../platform/rules/rational.ts';
import { type Token, tokenize } from './lexer.ts';
import {
  type BinaryOperator,
  type Expression,
  FormulaProblem,
  FUNCTIONS,
  type FunctionName,
  MAX_EXPRESSION_DEPTH,
  type Name,
  type Span,
} from './syntax.ts';

type Cursor = { readonly tokens: readonly Token[]; at: number };

// Binding strengths of a Pratt parser: a higher one binds closer.
const STRENGTH: ReadonlyMap<string, number> = new Map([
  ['or', 1],
  ['and', 2],
  ['=', 4],
  ['<>', 4],
  ['<', 4],
  ['<=', 4],
  ['>', 4],
  ['>=', 4],
  ['between', 4],
  ['+', 5],
  ['-', 5],
  ['*', 6],
  ['/', 6],
]);
const NOT_STRENGTH = 3;
const COMPARISON_STRENGTH = 4;
const SIGN_STRENGTH = 7;

const LOGICAL = new Set(['and', 'or', 'not', 'between']);
const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['có', true],
  ['không', false],
]);
/** Words that cannot be codes, whatever their case. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([...LOGICAL, 'true', 'false']);

const END: Token = { kind: 'end', text: '', span: { start: 0, end: 0 } };
const peek = (cursor: Cursor): Token => cursor.tokens[cursor.at] ?? cursor.tokens.at(-1) ?? END;
const next = (cursor: Cursor): Token => {
  const token = peek(cursor);
  if (cursor.at < cursor.tokens.length - 1) cursor.at++;
  return token;
};
const isSymbol = (token: Token, text: string): boolean => token.kind === 'symbol' && token.text === text;
const isWord = (token: Token, text: string): boolean => token.kind === 'word' && token.text.toLowerCase() === text;
const span = (from: Span, to: Span): Span => ({ start: from.start, end: to.end });

const expect = (cursor: Cursor, symbol: string): Token => {
  const token = next(cursor);
  if (isSymbol(token, symbol)) return token;
  if (token.kind === 'end') throw new FormulaProblem(`Công thức còn thiếu dấu “${symbol}”.`, token.span);
  throw new FormulaProblem(`Ở đây cần dấu “${symbol}”, không phải “${token.text}”.`, token.span);
};

/** `and`, `<=`, `between` …: the operator that stands here, if one does. */
const operatorOf = (token: Token): string | undefined => {
  const text = token.kind === 'word' ? token.text.toLowerCase() : token.text;
  if (token.kind === 'word' ? LOGICAL.has(text) && text !== 'not' : token.kind === 'symbol') {
    return STRENGTH.has(text) ? text : undefined;
  }
  return undefined;
};

const parseName = (cursor: Cursor, first: Token): Name => {
  const parts = [first.text];
  let last = first;
  while (isSymbol(peek(cursor), '.')) {
    const dot = next(cursor);
    last = next(cursor);
    if (last.kind !== 'word') throw new FormulaProblem('Sau dấu “.” cần mã dòng hoặc mã cột.', dot.span);
    parts.push(last.text);
  }
  const whole = span(first.span, last.span);
  if (parts.length > 3) throw new FormulaProblem('Tên ô có nhiều nhất ba phần: PHIẾU.DÒNG.CỘT.', whole);
  return { kind: 'name', parts, span: whole };
};

const parseArguments = (cursor: Cursor, depth: number): Expression[] => {
  const parts: Expression[] = [];
  expect(cursor, '(');
  while (!isSymbol(peek(cursor), ')')) {
    if (parts.length > 0) expect(cursor, ',');
    parts.push(parseArgument(cursor, depth));
  }
  return parts;
};

// Only an argument may be a range: `sum(A01:A10)`.
const parseArgument = (cursor: Cursor, depth: number): Expression => {
  const from = parseAbove(cursor, 0, depth);
  if (!isSymbol(peek(cursor), ':')) return from;
  const colon = next(cursor);
  const to = parseAbove(cursor, 0, depth);
  if (from.kind !== 'name' || to.kind !== 'name') {
    throw new FormulaProblem('Khoảng viết bằng hai mã, ví dụ A01:A10.', colon.span);
  }
  return { kind: 'range', from, to, span: span(from.span, to.span) };
};

const isFunction = (name: string): name is FunctionName => FUNCTIONS.some((known) => known === name);

const parseCall = (cursor: Cursor, word: Token, depth: number): Expression => {
  const name = word.text.toLowerCase();
  if (!isFunction(name)) throw new FormulaProblem(`Không có hàm “${word.text}”.`, word.span);
  const parts = parseArguments(cursor, depth);
  return { kind: 'call', name, arguments: parts, span: span(word.span, expect(cursor, ')').span) };
};

const parseWord = (cursor: Cursor, word: Token, depth: number): Expression => {
  const lower = word.text.toLowerCase();
  if (lower === 'not') {
    const operand = parseAbove(cursor, NOT_STRENGTH, depth);
    return { kind: 'not', operand, span: span(word.span, operand.span) };
  }
  if (LOGICAL.has(lower)) throw new FormulaProblem(`Trước “${word.text}” còn thiếu một vế.`, word.span);
  if (isSymbol(peek(cursor), '(')) return parseCall(cursor, word, depth);
  const truth = TRUTHS.get(lower);
  if (truth !== undefined) return { kind: 'boolean', value: truth, span: word.span };
  return parseName(cursor, word);
};

const parseSymbol = (cursor: Cursor, token: Token, depth: number): Expression => {
  if (token.text === '(') {
    const inner = parseAbove(cursor, 0, depth);
    return { kind: 'group', inner, span: span(token.span, expect(cursor, ')').span) };
  }
  if (token.text === '-') {
    const operand = parseAbove(cursor, SIGN_STRENGTH, depth);
    return { kind: 'negate', operand, span: span(token.span, operand.span) };
  }
  throw new FormulaProblem(`Trước “${token.text}” còn thiếu mã ô hoặc số.`, token.span);
};

const parseOperand = (cursor: Cursor, depth: number): Expression => {
  const token = next(cursor);
  if (depth > MAX_EXPRESSION_DEPTH) throw new FormulaProblem('Công thức lồng nhau quá nhiều cấp.', token.span);
  switch (token.kind) {
    case 'number':
      return { kind: 'number', value: parseRational(token.text) ?? ZERO, span: token.span };
    case 'text':
      return { kind: 'text', value: token.text, span: token.span };
    case 'word':
      return parseWord(cursor, token, depth);
    case 'symbol':
      return parseSymbol(cursor, token, depth);
    case 'end':
      throw new FormulaProblem('Công thức dừng giữa chừng: còn thiếu mã ô hoặc số.', token.span);
  }
};

const parseBetween = (cursor: Cursor, operand: Expression, depth: number): Expression => {
  const low = parseAbove(cursor, COMPARISON_STRENGTH, depth);
  const middle = next(cursor);
  if (!isWord(middle, 'and')) throw new FormulaProblem('Viết đủ: … between … and ….', middle.span);
  const high = parseAbove(cursor, COMPARISON_STRENGTH, depth);
  return { kind: 'between', operand, low, high, span: span(operand.span, high.span) };
};

const OPERATORS: ReadonlyMap<string, BinaryOperator> = new Map(
  (['+', '-', '*', '/', '=', '<>', '<', '<=', '>', '>=', 'and', 'or'] as const).map((sign) => [sign, sign]),
);

/** Everything that binds closer than `strength`. Comparisons do not chain: `1 < 2 < 3` has no meaning. */
function parseAbove(cursor: Cursor, strength: number, depth: number): Expression {
  let left = parseOperand(cursor, depth + 1);
  let compared = false;
  for (;;) {
    const token = peek(cursor);
    const operator = operatorOf(token);
    const own = operator === undefined ? 0 : (STRENGTH.get(operator) ?? 0);
    if (operator === undefined || own <= strength) return left;
    next(cursor);
    if (own === COMPARISON_STRENGTH && compared) {
      throw new FormulaProblem('Không so sánh nối tiếp được; dùng “and” để nối hai phép so sánh.', token.span);
    }
    compared = own === COMPARISON_STRENGTH;
    left =
      operator === 'between' ? parseBetween(cursor, left, depth + 1) : parseRight(cursor, left, operator, own, depth);
  }
}

const parseRight = (cursor: Cursor, left: Expression, sign: string, own: number, depth: number): Expression => {
  const operator = OPERATORS.get(sign) ?? '+';
  const right = parseAbove(cursor, own, depth + 1);
  return { kind: 'binary', operator, left, right, span: span(left.span, right.span) };
};

/**
 * Reads a formula or a check. Functions and `and`, `or`, `not`, `between` in any case, codes as they are. Throws FormulaProblem,
 * and nothing else, on whatever text it is given.
 */
export const parseExpression = (source: string): Expression => {
  const cursor: Cursor = { tokens: tokenize(source), at: 0 };
  const whole = parseAbove(cursor, 0, 0);
  const rest = peek(cursor);
  if (rest.kind === 'end') return whole;
  const hint = isSymbol(rest, ',') ? ' Số thập phân trong công thức viết bằng dấu chấm, ví dụ 0.1.' : '';
  throw new FormulaProblem(`Thừa “${rest.text}”, hoặc trước nó còn thiếu phép tính.${hint}`, rest.span);
};
