import { searchKey } from '../../../platform/text/search-key.ts';
import { FUNCTIONS, type FunctionName } from '../expression/syntax.ts';
import type { DesignIndex, FormulaPlace } from './design-index.ts';

export type Suggestion = {
  readonly kind: 'row' | 'column' | 'cell' | 'list' | 'function' | 'form' | 'word' | 'group';
  /** What is written in place of what was typed. */
  readonly insert: string;
  readonly code: string;
  readonly words: string;
};
/** What may stand at the caret, and which part of the text it would replace. */
export type Completion = { readonly from: number; readonly to: number; readonly suggestions: readonly Suggestion[] };

/** A cell of another published form. */
export type OtherForm = {
  readonly code: string;
  readonly title: string;
  readonly rows: readonly { readonly code: string; readonly label: string }[];
  readonly columns: (row: string) => readonly { readonly code: string; readonly label: string }[];
};

const MOST = 12;
const NAME_BEFORE = /(?:[\p{L}_][\p{L}\p{M}\p{N}_]*\.){0,2}[\p{L}_]?[\p{L}\p{M}\p{N}_]*$/u;
const NAME_AFTER = /^[\p{L}\p{M}\p{N}_]*/u;

const functionWords: Readonly<Record<FunctionName, string>> = {
  sum: 'tổng: sum(A01:A05) hoặc sum(A01, A03)',
  min: 'số nhỏ nhất',
  max: 'số lớn nhất',
  abs: 'không kể dấu: abs(A01 - A02)',
  round: 'làm tròn: round(A01, 1)',
  if: 'nếu … thì …: if(A01 > 0, A02, 0)',
  previous: 'số của kỳ trước: previous(A01)',
  previousinyear: 'số kỳ trước trong cùng năm (lũy kế): previousInYear(A01)',
  sumsame: 'tổng các dòng cùng tên trong danh sách: sumSame(TIEN, TEN)',
  lastyear: 'số cùng kỳ năm trước: lastYear(A01)',
  count: 'đếm dòng của danh sách: count(B, GIOI = "nữ")',
  unique: 'không trùng nhau: unique(B.TEN)',
  filled: 'đã nhập: filled(A01)',
  group: 'nhóm của đơn vị theo một cách phân loại: group("KV") = "III"',
};
const wordWords: readonly (readonly [string, string])[] = [
  ['and', 'và'],
  ['or', 'hoặc'],
  ['not', 'không phải'],
  ['between', 'từ … đến …: A01 between 1 and 9'],
];

type Source = { readonly index: DesignIndex; readonly place: FormulaPlace; readonly forms: readonly OtherForm[] };

const rowsOf = ({ index }: Source, section: string): Suggestion[] =>
  (index.draft.index.rowsOf.get(section) ?? []).map((code) => ({
    kind: 'row',
    insert: code,
    code,
    words: index.rowLabel(code) ?? '',
  }));

const columnsOf = ({ index }: Source, section: string): Suggestion[] => {
  const codes = index.draft.index.columnsOf.get(section) ?? [];
  const fields = [...(index.draft.index.fieldsOf.get(section)?.keys() ?? [])];
  return [...codes, ...fields].map((code) => ({
    kind: 'column',
    insert: code,
    code,
    words: index.columnLabel(section, code) ?? '',
  }));
};

const listsOf = ({ index }: Source): Suggestion[] =>
  [...index.draft.index.fieldsOf.keys()].map((code) => ({
    kind: 'list',
    insert: code,
    code,
    words: index.sectionTitle(code) ?? '',
  }));

/** Functions of two words as one reads them. */
const spelled: Readonly<Partial<Record<FunctionName, string>>> = {
  lastyear: 'lastYear',
  previousinyear: 'previousInYear',
  sumsame: 'sumSame',
};
const functions: readonly Suggestion[] = FUNCTIONS.map((name) => {
  const code = spelled[name] ?? name;
  return { kind: 'function', insert: `${code}(`, code, words: functionWords[name] };
});
const joining: readonly Suggestion[] = wordWords.map(([code, words]) => ({
  kind: 'word',
  insert: `${code} `,
  code,
  words,
}));

/** Rows elsewhere in the form are named with a column behind them. */
const rowsElsewhere = (source: Source): Suggestion[] =>
  [...source.index.draft.index.rowsOf.keys()]
    .flatMap((section) => rowsOf(source, section))
    .map((one) => ({ ...one, kind: 'cell', insert: `${one.code}.` }));

const bareNames = (source: Source): Suggestion[] => {
  const { section, names } = source.place;
  if (names === 'fields') return columnsOf(source, section);
  return [
    ...(names === 'rows' || names === 'both' ? rowsOf(source, section) : []),
    ...(names === 'columns' || names === 'both' ? columnsOf(source, section) : []),
  ];
};

const atFirst = (source: Source): Suggestion[] => {
  const bare = bareNames(source);
  const known = new Set(bare.map(({ code }) => code));
  const forms = source.forms.map(
    ({ code, title }): Suggestion => ({ kind: 'form', insert: `${code}.`, code, words: title }),
  );
  const elsewhere = rowsElsewhere(source).filter(({ code }) => !known.has(code));
  return [...bare, ...functions, ...joining, ...elsewhere, ...listsOf(source), ...forms];
};

const rowOfForm = ({ code, rows }: OtherForm): Suggestion[] =>
  rows.map((row) => ({ kind: 'cell', insert: `${code}.${row.code}.`, code: row.code, words: row.label }));

const afterPoint = (source: Source, first: string): Suggestion[] => {
  const { index } = source;
  const section = index.draft.index.sectionOfRow.get(first) ?? first;
  const other = source.forms.find(({ code }) => code === first);
  if (other) return rowOfForm(other);
  return columnsOf(source, section).map((one) => ({ ...one, kind: 'cell', insert: `${first}.${one.code}` }));
};

const afterTwoPoints = ({ forms }: Source, form: string, row: string): Suggestion[] =>
  (forms.find(({ code }) => code === form)?.columns(row) ?? []).map(({ code, label }) => ({
    kind: 'cell',
    insert: `${form}.${row}.${code}`,
    code,
    words: label,
  }));

/** Codes that begin so first, then those whose words have one that begins so; all of them where nothing is typed. */
const matching = (suggestions: readonly Suggestion[], typed: string): Suggestion[] => {
  const key = searchKey(typed);
  if (key === '') return [...suggestions];
  const byCode = suggestions.filter(({ code }) => code.toLowerCase().startsWith(typed.toLowerCase()));
  const byWords = suggestions.filter((one) => !byCode.includes(one) && ` ${searchKey(one.words)}`.includes(` ${key}`));
  return [...byCode, ...byWords];
};

const insideQuotes = (before: string): boolean => (before.match(/["“”]/g)?.length ?? 0) % 2 === 1;

const SCHEME_BEFORE = /\bgroup\(\s*["“]([^"”]*)$/i;
const GROUP_BEFORE = /\bgroup\(\s*["“]([^"”]*)["”]\s*\)\s*(?:=|<>|!=|≠)\s*["“]([^"”]*)$/i;

/** Inside the quotes of `group("…")` its classifications, inside those that follow the groups of that one; each closes its quotes. */
const quotedNames = ({ index }: Source, text: string, caret: number): Completion | undefined => {
  const before = text.slice(0, caret);
  const schemes = index.draft.index.catalogue.schemes ?? [];
  const [, ofScheme, typedGroup] = GROUP_BEFORE.exec(before) ?? [];
  const typed = typedGroup ?? SCHEME_BEFORE.exec(before)?.[1];
  if (typed === undefined) return undefined;
  const names = (
    typedGroup === undefined
      ? schemes.map(({ code, title }) => ({ code, words: title, close: '") = "' }))
      : (schemes.find(({ code }) => code === ofScheme)?.groups ?? []).map(({ code, label }) => ({
          code,
          words: label,
          close: '"',
        }))
  ).map(({ code, words, close }): Suggestion => ({ kind: 'group', insert: `${code}${close}`, code, words }));
  const rest = /^[^"”]*["”]?(?:\s*\)\s*(?:=|<>|!=|≠)?\s*["“]?)?/.exec(text.slice(caret))?.[0] ?? '';
  const to =
    caret + (typedGroup === undefined ? rest.length : (/^[^"”]*["”]?/.exec(text.slice(caret))?.[0].length ?? 0));
  return { from: caret - typed.length, to, suggestions: matching(names, typed).slice(0, MOST) };
};

/** What may stand where the caret is: rows, columns, cells, lists, functions, cells of other forms; inside the quotes that belong to `group`, classifications and groups; nothing inside other quoted words and numbers. */
export const completeFormula = (text: string, caret: number, source: Source): Completion => {
  const quoted = quotedNames(source, text, caret);
  if (quoted) return quoted;
  const before = text.slice(0, caret);
  const name = NAME_BEFORE.exec(before)?.[0] ?? '';
  const from = caret - name.length;
  const to = caret + (NAME_AFTER.exec(text.slice(caret))?.[0].length ?? 0);
  if (insideQuotes(before) || /^\d/.test(name) || /[\d.]$/.test(text.slice(0, from)))
    return { from, to, suggestions: [] };
  const parts = name.split('.');
  const [first = '', second = ''] = parts;
  const all =
    parts.length === 1
      ? atFirst(source)
      : parts.length === 2
        ? afterPoint(source, first)
        : afterTwoPoints(source, first, second);
  return { from, to, suggestions: matching(all, parts.at(-1) ?? '').slice(0, MOST) };
};
