import type { Field } from './compiled.ts';
import { distinctText, plainText } from './distinct-text.ts';
import { valueProblem } from './validate-value.ts';
import { NOT_APPLICABLE } from './values.ts';

/** null clears the cell. */
export type ParsedInput = { readonly value: string | null } | { readonly problem: string };

const NONE = new Set(['-', '–', '—', '−', 'không phát sinh', 'khong phat sinh', 'kps']);
const YES = new Set(['có', 'co', 'x', '✓', '✔', '1', 'đúng', 'true', 'yes']);
const NO = new Set(['không', 'khong', '0', 'sai', 'false', 'no']);

const GROUPED_BY_DOT = /^[1-9]\d{0,2}(\.\d{3})+$/;
const GROUPED_BY_COMMA = /^[1-9]\d{0,2}(,\d{3})+$/;
const PLAIN = /^\d+$/;

type Parts = { readonly whole: string; readonly places: string };

// The last of two different marks is the decimal one; one kind of mark alone is read the Vietnamese way.
const withBothMarks = (text: string): Parts | undefined => {
  const decimal = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.';
  const [head = '', places = '', ...more] = text.split(decimal);
  const grouped = decimal === ',' ? GROUPED_BY_DOT.test(head) : GROUPED_BY_COMMA.test(head);
  return grouped && more.length === 0 && PLAIN.test(places) ? { whole: head.replace(/[.,]/g, ''), places } : undefined;
};

const withOneMark = (text: string, mark: ',' | '.'): Parts | undefined => {
  const [head = '', tail = '', ...more] = text.split(mark);
  if (mark === '.' && GROUPED_BY_DOT.test(text)) return { whole: text.replaceAll('.', ''), places: '' };
  // Two commas cannot both be decimal: a number copied from an English sheet.
  if (more.length > 0) return GROUPED_BY_COMMA.test(text) ? { whole: text.replaceAll(',', ''), places: '' } : undefined;
  return PLAIN.test(head) && PLAIN.test(tail) ? { whole: head, places: tail } : undefined;
};

/** `1.234,5`, `1234,5`, `1 234`, `1.5` (no grouping), `1,234.5` (English) as digits before and after the point. */
const readMarks = (text: string): Parts | undefined => {
  if (PLAIN.test(text)) return { whole: text, places: '' };
  if (text.includes(',') && text.includes('.')) return withBothMarks(text);
  if (text.includes(',')) return withOneMark(text, ',');
  return text.includes('.') ? withOneMark(text, '.') : undefined;
};

const canonicalNumber = (negative: boolean, { whole, places }: Parts): string => {
  const head = whole.replace(/^0+(?=\d)/, '');
  const tail = places.replace(/0+$/, '');
  const digits = tail === '' ? head : `${head}.${tail}`;
  return negative && digits !== '0' ? `-${digits}` : digits;
};

// `1,234` in an integer cell is 1,234 in Vietnamese and 1234 in English: asked, never guessed.
const wholeHint = (field: Field, parts: Parts): string | undefined =>
  field.decimals === 0 && /[1-9]/.test(parts.places)
    ? `Ô này cần số nguyên; nếu muốn ghi ${parts.whole}${parts.places}, hãy gõ ${parts.whole}${parts.places} hoặc dùng dấu chấm để ngăn nghìn.`
    : undefined;

const parseNumber = (field: Field, typed: string): ParsedInput => {
  if (typed.length > 60) return { problem: 'Số dài quá; hãy kiểm tra lại.' };
  const compact = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/^[−–]/, '-');
  const unsigned = compact.replace(/^[-+]/, '').replace(/%$/, field.type === 'percent' ? '' : '%');
  const parts = readMarks(unsigned);
  if (!parts) return { problem: 'Ô này cần một số, ví dụ 1.234 hoặc 1.234,5; gõ “-” nếu không phát sinh.' };
  const hint = wholeHint(field, parts);
  if (hint !== undefined) return { problem: hint };
  return checked(field, canonicalNumber(compact.startsWith('-'), parts));
};

const DAY_MONTH_YEAR = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

const parseDay = (field: Field, typed: string): ParsedInput => {
  const [, day = '', month = '', year = ''] = DAY_MONTH_YEAR.exec(typed) ?? [];
  return checked(field, day === '' ? typed : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
};

const parseTruth = (typed: string): ParsedInput => {
  const word = distinctText(typed);
  if (YES.has(word)) return { value: 'true' };
  return NO.has(word) ? { value: 'false' } : { problem: 'Ô này chỉ nhận Có hoặc Không (gõ x cho Có).' };
};

const parseChoice = (field: Field, typed: string): ParsedInput => {
  const names = field.choices.map((choice) => ({ choice, names: [choice.value, choice.label, ...choice.aliases] }));
  for (const form of [distinctText, plainText]) {
    const wanted = form(typed);
    const byFirstNames = names.filter((one) => one.names.slice(0, 3).some((name) => form(name) === wanted));
    const found =
      byFirstNames.length > 0 ? byFirstNames : names.filter((one) => one.names.some((name) => form(name) === wanted));
    const [only, other] = found;
    if (only && !other) return { value: only.choice.value };
  }
  const shown = field.choices.slice(0, 8).map((choice) => choice.label);
  return { problem: `Hãy chọn một trong: ${shown.join('; ')}${field.choices.length > 8 ? '; …' : ''}.` };
};

const checked = (field: Field, value: string): ParsedInput => {
  const problem = valueProblem(field, value);
  return problem === undefined ? { value } : { problem };
};

/**
 * Reads what a clerk typed or pasted: `1.234,5`, `1 234`, `5%`, `có`, `x`, `5/2/2022`; `-` is not applicable, nothing clears. What
 * could be read in two ways is refused with a sentence that says how to write it.
 */
export const parseInput = (field: Field, typed: string): ParsedInput => {
  const trimmed = typed.length > 100_000 ? typed : typed.normalize('NFC').trim();
  if (trimmed === '') return { value: null };
  if (NONE.has(trimmed.length < 20 ? trimmed.toLowerCase() : '')) return { value: NOT_APPLICABLE };
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'percent':
      return parseNumber(field, trimmed);
    case 'boolean':
      return parseTruth(trimmed.slice(0, 20));
    case 'date':
      return parseDay(field, trimmed);
    case 'choice':
    case 'ethnicGroup':
      return parseChoice(field, trimmed.slice(0, 300));
    default:
      return checked(field, trimmed.replace(/\r\n?/g, '\n'));
  }
};
