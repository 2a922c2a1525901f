import { FormulaProblem, MAX_EXPRESSION_LENGTH, type Span } from './syntax.ts';

export type Token = {
  readonly kind: 'number' | 'text' | 'word' | 'symbol' | 'end';
  /** The word, the symbol in its plain form (`<=`, not `≤`), the digits, or the content of the quotes. */
  readonly text: string;
  readonly span: Span;
};

const SPACE = /\s+/uy;
const NUMBER = /\d+(?:\.\d+)?/y;
const WORD = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const TEXT = /"([^"]*)"|“([^”]*)”/y;
const SYMBOL = /<>|!=|<=|>=|[-+*/=<>(),.:≤≥≠×−]/y;

const PLAIN: Readonly<Record<string, string>> = { '!=': '<>', '≠': '<>', '≤': '<=', '≥': '>=', '×': '*', '−': '-' };

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at;
  return pattern.exec(text);
};

const readToken = (source: string, start: number): Token => {
  const number = matchAt(NUMBER, source, start);
  if (number) return { kind: 'number', text: number[0], span: { start, end: start + number[0].length } };
  const word = matchAt(WORD, source, start);
  if (word) return { kind: 'word', text: word[0].normalize('NFC'), span: { start, end: start + word[0].length } };
  const text = matchAt(TEXT, source, start);
  if (text) {
    const content = (text[1] ?? text[2] ?? '').normalize('NFC');
    return { kind: 'text', text: content, span: { start, end: start + text[0].length } };
  }
  const symbol = matchAt(SYMBOL, source, start);
  if (symbol) {
    return { kind: 'symbol', text: PLAIN[symbol[0]] ?? symbol[0], span: { start, end: start + symbol[0].length } };
  }
  throw unreadable(source, start);
};

const unreadable = (source: string, start: number): FormulaProblem => {
  const character = String.fromCodePoint(source.codePointAt(start) ?? 0);
  const span = { start, end: start + character.length };
  if (character === '"' || character === '“') {
    return new FormulaProblem('Chuỗi chữ chưa có dấu ngoặc kép đóng.', { start, end: source.length });
  }
  if (character === '%') return new FormulaProblem('Không dùng dấu “%” trong công thức; viết 0.1 thay cho 10 %.', span);
  return new FormulaProblem(`Không hiểu ký tự “${character}” trong công thức.`, span);
};

/** Cuts a formula into tokens, the last one `end`; throws FormulaProblem. */
export const tokenize = (source: string): readonly Token[] => {
  if (source.length > MAX_EXPRESSION_LENGTH) {
    const span = { start: MAX_EXPRESSION_LENGTH, end: source.length };
    throw new FormulaProblem('Công thức dài quá 2.000 ký tự; hãy tách thành nhiều dòng.', span);
  }
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const space = matchAt(SPACE, source, at);
    if (space) {
      at += space[0].length;
      continue;
    }
    const token = readToken(source, at);
    tokens.push(token);
    at = token.span.end;
  }
  tokens.push({ kind: 'end', text: '', span: { start: source.length, end: source.length } });
  return tokens;
};
