import {
  add,
  divide,
  isZero,
  multiply,
  negate,
  parseRational,
  type Rational,
  subtract,
} from '../../platform/rules/rational.ts';
import { canonicalDecimal, readNumber } from './read-number.ts';

/** What an entered sum comes to, exactly; or what is wrong with it, in a sentence. */
export type Reckoned = { readonly value: Rational } | { readonly problem: string };

const UNREADABLE = 'Chưa đọc được phép tính này; ghi ví dụ =12+30 hoặc =(120-8)*2.';
const BY_ZERO = 'Phép tính này chia cho 0.';
const TOO_LONG = 'Phép tính này dài quá.';
const LONGEST = 200;

class Fault extends Error {}

const TOKEN = /\s*(?:([\d][\d.,]*)|([-+*/()×÷:−–]))/y;
const SAME: Readonly<Record<string, string>> = { '×': '*', '÷': '/', ':': '/', '−': '-', '–': '-' };

const tokensOf = (text: string): string[] => {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) throw new Fault(UNREADABLE);
    const [, figure, sign = ''] = match;
    tokens.push(figure ?? SAME[sign] ?? sign);
  }
  return tokens;
};

/** A figure inside a sum, read as it is anywhere else (parse-input.ts): a point may group, what has two meanings is not guessed. */
const figureOf = (text: string, pointGroups: boolean): Rational => {
  const reading = readNumber(text);
  const groups = pointGroups && text.includes('.');
  if (reading.kind === 'open' && !groups) throw new Fault(`“${text}” đọc được hai cách; hãy viết số liền, ví dụ 1234.`);
  const digits = reading.kind === 'open' ? reading.readings.vi : reading.kind === 'read' ? reading.digits : undefined;
  const value = digits && parseRational(canonicalDecimal(false, digits));
  if (!value) throw new Fault(UNREADABLE);
  return value;
};

/** Sums over terms over factors; each reads what is its own and leaves the rest. */
const reader = (tokens: readonly string[], pointGroups: boolean) => {
  let at = 0;
  const factor = (): Rational => {
    const token = tokens[at++];
    if (token === '-') return negate(factor());
    if (token === '+') return factor();
    if (token === '(') {
      const inner = total();
      if (tokens[at++] !== ')') throw new Fault(UNREADABLE);
      return inner;
    }
    if (token === undefined || !/^\d/.test(token)) throw new Fault(UNREADABLE);
    return figureOf(token, pointGroups);
  };
  const term = (): Rational => {
    let value = factor();
    for (let sign = tokens[at]; sign === '*' || sign === '/'; sign = tokens[at]) {
      at++;
      const next = factor();
      if (sign === '/' && isZero(next)) throw new Fault(BY_ZERO);
      value = sign === '*' ? multiply(value, next) : divide(value, next);
    }
    return value;
  };
  const total = (): Rational => {
    let value = term();
    for (let sign = tokens[at]; sign === '+' || sign === '-'; sign = tokens[at]) {
      at++;
      value = sign === '+' ? add(value, term()) : subtract(value, term());
    }
    return value;
  };
  return (): Rational => {
    const value = total();
    if (at < tokens.length) throw new Fault(UNREADABLE);
    return value;
  };
};

/** A sum typed into a cell begins so. */
export const isSum = (typed: string): boolean => typed.startsWith('=');

/** `=12+30` → 42: the four operations and brackets over typed figures, exactly. `pointGroups`: 1.234 is a thousand and some. */
export const reckon = (typed: string, pointGroups: boolean): Reckoned => {
  if (typed.length > LONGEST) return { problem: TOO_LONG };
  try {
    return { value: reader(tokensOf(typed.slice(1).trim()), pointGroups)() };
  } catch (fault) {
    if (fault instanceof Fault) return { problem: fault.message };
    throw fault;
  }
};
