import { sentenceStart } from '../../../platform/text/sentence.ts';
import { tokenize } from '../expression/lexer.ts';
import { parseExpression } from '../expression/parser.ts';
import { type Expression, FormulaProblem, FUNCTIONS } from '../expression/syntax.ts';
import { expressionWords } from '../expression/words.ts';
import { noReads } from '../form-index.ts';
import { resolveExpression } from '../resolve.ts';
import type { Kind } from '../resolve-names.ts';
import { softened } from '../sentences/labels.ts';
import { type DesignIndex, type FormulaPlace, placeOf } from './design-index.ts';

/** Another text that would do, with the words by which one recognises it. */
export type Repair = { readonly text: string; readonly label: string };

export type FormulaReading = {
  /** The formula read back, as far as it can be: `Hộ nghèo cuối kỳ ÷ Tổng số hộ × 100`. */
  readonly words: string | undefined;
  /** Whether it comes to a number, a date, words or yes and no; undefined where it cannot be read. */
  readonly kind: Kind | undefined;
  readonly problem:
    | undefined
    | {
        readonly message: string;
        /** Characters of the text, the first and the one after the last. */
        readonly from: number;
        readonly to: number;
        readonly repairs: readonly Repair[];
      };
};

const UNCLEAR = '(chưa rõ)';
const MOST_REPAIRS = 4;

const nameWords = (index: DesignIndex, { section, names }: FormulaPlace, parts: readonly string[]): string => {
  const [first = '', second = '', third] = parts;
  if (third !== undefined) return `${second}.${third} của phiếu ${first}`;
  if (second !== '') {
    const rowSection = index.draft.index.sectionOfRow.get(first);
    const row = rowSection === undefined ? undefined : index.rowLabel(first);
    const column = index.columnLabel(rowSection ?? first, second);
    if (column === undefined) return UNCLEAR;
    return row === undefined
      ? `${softened(column)} trong “${index.sectionTitle(first) ?? first}”`
      : `${softened(row)} (${softened(column)})`;
  }
  const asRow = names === 'columns' || names === 'fields' ? undefined : index.rowLabel(first);
  const asColumn = names === 'rows' ? undefined : index.columnLabel(section, first);
  const found = asRow ?? asColumn ?? index.sectionTitle(first);
  return found === undefined ? UNCLEAR : softened(found);
};

/** Inside a list function bare names are columns of that list. */
const placeInside = (
  index: DesignIndex,
  place: FormulaPlace,
  call: Extract<Expression, { kind: 'call' }>,
): FormulaPlace => {
  const [subject] = call.arguments;
  const list = subject?.kind === 'name' ? (subject.parts[0] ?? '') : '';
  return index.draft.index.fieldsOf.has(list) ? { section: list, names: 'fields' } : place;
};

const wordsOf = (index: DesignIndex, place: FormulaPlace, expression: Expression): string => {
  const custom = (part: Expression): string | undefined => {
    if (part.kind === 'name') return nameWords(index, place, part.parts);
    if (part.kind !== 'call') return undefined;
    const inside = placeInside(index, place, part);
    return inside === place ? undefined : callWords(index, place, inside, part);
  };
  return expressionWords(expression, custom);
};

const callWords = (
  index: DesignIndex,
  outside: FormulaPlace,
  inside: FormulaPlace,
  call: Extract<Expression, { kind: 'call' }>,
): string => {
  const [subject, condition] = call.arguments;
  const custom = (part: Expression): string | undefined => {
    if (part === subject && part.kind === 'name') return nameWords(index, outside, part.parts);
    return part === condition ? wordsOf(index, inside, part) : undefined;
  };
  return expressionWords(call, custom);
};

/** How many letters have to change; codes are short. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
};

/** `A1` for `A01`: the same letters and the same number are meant. */
const sameNumber = (a: string, b: string): boolean => {
  const plain = (code: string): string => code.replace(/(\D)0+(\d)/g, '$1$2');
  return plain(a) === plain(b);
};

type Named = { readonly code: string; readonly label: string };

const nearest = (typed: string, codes: readonly Named[]): Named[] => {
  const upper = typed.toUpperCase();
  return codes
    .map((one) => ({ one, away: sameNumber(upper, one.code) ? 0 : distance(upper, one.code) }))
    .filter(({ away }) => away <= Math.max(1, Math.ceil(upper.length / 2)))
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST_REPAIRS)
    .map(({ one }) => one);
};

/** Names that could have been meant where one stands that means nothing. */
const candidates = (index: DesignIndex, { section, names }: FormulaPlace): Named[] => {
  const { rowsOf, columnsOf, fieldsOf } = index.draft.index;
  const rows = (rowsOf.get(section) ?? []).map((code) => ({ code, label: index.rowLabel(code) ?? '' }));
  const columns = [...(columnsOf.get(section) ?? []), ...(fieldsOf.get(section)?.keys() ?? [])];
  const named = columns.map((code) => ({ code, label: index.columnLabel(section, code) ?? '' }));
  if (names === 'rows') return rows;
  return names === 'both' || names === 'cells' ? [...rows, ...named] : named;
};

const replaced = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

const repairsOf = (index: DesignIndex, place: FormulaPlace, text: string, from: number, to: number): Repair[] => {
  const wrong = text.slice(from, to);
  if (/^\p{L}[\p{L}\p{N}_]*$/u.test(wrong)) {
    const isCall = /^\s*\(/.test(text.slice(to));
    const codes = isCall ? FUNCTIONS.map((code) => ({ code, label: '' })) : candidates(index, place);
    const near = isCall
      ? nearest(
          wrong,
          codes.map((one) => ({ ...one, code: one.code.toUpperCase() })),
        )
      : nearest(wrong, codes);
    return near.map(({ code, label }) => {
      const word = isCall ? code.toLowerCase() : code;
      return { text: replaced(text, from, to, word), label: label === '' ? word : `${word} · ${label}` };
    });
  }
  const [first = '', second = ''] = wrong.split('.');
  const section = index.draft.index.sectionOfRow.get(first);
  if (section !== undefined && second !== '')
    return nearest(second, candidates(index, { section, names: 'columns' })).map(({ code, label }) => ({
      text: replaced(text, from, to, `${first}.${code}`),
      label: `${first}.${code} · ${label}`,
    }));
  return commonRepairs(text, from);
};

/** Slips of who writes formulas in a spreadsheet. */
const commonRepairs = (text: string, from: number): Repair[] => {
  if (text.startsWith('=')) return [{ text: text.slice(1).trim(), label: 'Bỏ dấu “=” ở đầu' }];
  const comma = /(\d),(\d)/;
  if (text.charAt(from) === ',' && comma.test(text))
    return [{ text: text.replace(comma, '$1.$2'), label: 'Viết số lẻ bằng dấu chấm' }];
  const percent = /(\d+(?:\.\d+)?)\s*%/;
  const [, number] = percent.exec(text) ?? [];
  if (text.charAt(from) === '%' && number !== undefined)
    return [{ text: text.replace(percent, String(Number(number) / 100)), label: `Viết ${Number(number) / 100}` }];
  return missingBracket(text);
};

const missingBracket = (text: string): Repair[] => {
  const open = (text.match(/\(/g)?.length ?? 0) - (text.match(/\)/g)?.length ?? 0);
  return open > 0 ? [{ text: `${text}${')'.repeat(open)}`, label: 'Thêm dấu “)” ở cuối' }] : [];
};

/** The words of what can be read although a name in it means nothing. */
const tryWords = (index: DesignIndex, place: FormulaPlace, text: string): string | undefined => {
  try {
    return sentenceStart(wordsOf(index, place, parseExpression(text)));
  } catch {
    return undefined;
  }
};

/** Reads a formula or check where it stands: in words, or what is wrong at which characters and what to write instead. */
export const readFormula = (index: DesignIndex, place: FormulaPlace, text: string): FormulaReading => {
  const words = tryWords(index, place, text);
  try {
    tokenize(text);
    const expression = parseExpression(text);
    const { kind } = resolveExpression(index.draft.index, placeOf(index, place), noReads(), expression);
    return { words, kind, problem: undefined };
  } catch (error) {
    if (!(error instanceof FormulaProblem)) throw error;
    const from = Math.min(error.position, text.length);
    const to = Math.min(from + error.length, text.length);
    return {
      words,
      kind: undefined,
      problem: { message: error.message, from, to, repairs: repairsOf(index, place, text, from, to) },
    };
  }
};
