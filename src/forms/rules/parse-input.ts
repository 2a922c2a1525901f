import { compare, round, toText } from '../../platform/rules/rational.ts';
import type { Field } from './compiled.ts';
import { distinctText, plainText } from './distinct-text.ts';
import { formatValue, shortNumber } from './format.ts';
import { type DayOrder, readDay } from './read-day.ts';
import { canonicalDecimal, type Digits, type MarkStyle, type NumberReading, readNumber } from './read-number.ts';
import { isSum, reckon } from './reckon.ts';
import { valueProblem } from './validate-value.ts';
import { NOT_APPLICABLE } from './values.ts';

/** null clears the cell. */
export type ParsedInput =
  | { readonly value: string | null }
  | {
      readonly problem: string;
      /** The values that the text may mean, where it has two meanings. */
      readonly readings?: readonly [string, string];
    };

/** What the rest of a pasted block tells of how its numbers and days are written. */
export type WrittenIn = { readonly marks?: MarkStyle | undefined; readonly days?: DayOrder | undefined };

const NONE = new Set(['-', '–', '—', '−', 'không phát sinh', 'khong phat sinh', 'kps']);
const YES = new Set(['có', 'co', 'x', '✓', '✔', '1', 'đúng', 'true', 'yes']);
const NO = new Set(['không', 'khong', '0', 'sai', 'false', 'no']);

const NOT_A_NUMBER = 'Ô này cần một số, ví dụ 1.234 hoặc 1.234,5; gõ “-” nếu không phát sinh.';
const SPACES = 'Có khoảng trắng hoặc xuống dòng giữa các chữ số; hãy ghi một số liền, ví dụ 1234.';

// Zeros behind an unmistakable decimal mark (5,0 in a cell of whole numbers) say nothing; other places are judged as they were written.
const wholeProblem = (field: Field, { places }: Digits): string | undefined =>
  field.decimals === 0 && /[1-9]/.test(places) ? 'Ô này chỉ nhận số nguyên, ví dụ 2.' : undefined;

const readAs = (field: Field, negative: boolean, digits: Digits): ParsedInput => {
  const problem = wholeProblem(field, digits);
  return problem === undefined ? checked(field, canonicalDecimal(negative, digits)) : { problem };
};

const shownAs = (field: Field, value: string): string =>
  formatValue({ ...field, type: 'decimal', decimals: 15 }, value);

/**
 * One mark before three digits. A point groups thousands, as the page itself writes them, where the cell has fewer than three places;
 * all else has two meanings and is asked.
 */
const readOpen = (
  field: Field,
  typed: string,
  { negative, readings }: Extract<NumberReading, { kind: 'open' }>,
  style: MarkStyle | undefined,
): ParsedInput => {
  if (style) return placesAsWritten(field, negative, readings[style]);
  if (typed.includes('.') && field.decimals < 3) return readAs(field, negative, readings.vi);
  const [grouped, decimal] = readings.vi.places === '' ? [readings.vi, readings.en] : [readings.en, readings.vi];
  const values = [canonicalDecimal(negative, grouped), canonicalDecimal(negative, decimal)] as const;
  const [first, second] = values.map((value) => shownAs(field, value));
  return {
    problem: `“${typed}” có thể là ${first ?? ''} hoặc ${second ?? ''}; hãy gõ ${values[0]} nếu là ${first ?? ''}.`,
    readings: values,
  };
};

// 12,000 meant as a decimal is three places, not twelve.
const placesAsWritten = (field: Field, negative: boolean, digits: Digits): ParsedInput =>
  digits.places.length > field.decimals && field.decimals === 0
    ? { problem: 'Ô này chỉ nhận số nguyên, ví dụ 2.' }
    : readAs(field, negative, digits);

/** What a sum comes to is taken only as it is: a result with more places than the cell has is offered rounded, never stored so. */
const parseSum = (field: Field, typed: string): ParsedInput => {
  const found = reckon(typed, field.decimals < 3);
  if ('problem' in found) return found;
  if (compare(round(found.value, field.decimals), found.value) === 0) return checked(field, toText(found.value));
  const result = shortNumber(found.value, field.decimals + 2);
  return {
    problem:
      field.decimals === 0
        ? `Phép tính ra ${result}; ô này chỉ nhận số nguyên.`
        : `Phép tính ra ${result}…; ô này nhận nhiều nhất ${field.decimals} chữ số thập phân, hãy gõ ${shortNumber(found.value, field.decimals)} nếu làm tròn được.`,
  };
};

const parseNumber = (field: Field, typed: string, style: MarkStyle | undefined): ParsedInput => {
  if (isSum(typed)) return parseSum(field, typed);
  if (typed.length > 60) return { problem: 'Số dài quá; hãy kiểm tra lại.' };
  const text = field.type === 'percent' ? typed.replace(/\s?%$/, '') : typed;
  const reading = readNumber(text);
  switch (reading.kind) {
    case 'none':
      return { problem: NOT_A_NUMBER };
    case 'spaces':
      return { problem: SPACES };
    case 'open':
      return readOpen(field, text, reading, style);
    case 'read':
      return readAs(field, reading.negative, reading.digits);
  }
};

const parseDay = (field: Field, typed: string, order: DayOrder | undefined): ParsedInput =>
  checked(field, readDay(typed, order) ?? typed);

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
 * Reads what a clerk typed or pasted: `1.234,5`, `=12+30`, `1 234`, `5%`, `có`, `x`, `5/2/2022`; `-` is not applicable, nothing clears. What
 * could be read in two ways is refused with a sentence that says how to write it.
 */
export const parseInput = (field: Field, typed: string, written: WrittenIn = {}): ParsedInput => {
  const trimmed = typed.length > 100_000 ? typed : typed.normalize('NFC').trim();
  if (trimmed === '') return { value: null };
  if (NONE.has(trimmed.length < 20 ? trimmed.toLowerCase() : '')) return { value: NOT_APPLICABLE };
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'percent':
      return parseNumber(field, trimmed, written.marks);
    case 'boolean':
      return parseTruth(trimmed.slice(0, 20));
    case 'date':
      return parseDay(field, trimmed, written.days);
    case 'choice':
    case 'ethnicGroup':
      return parseChoice(field, trimmed.slice(0, 300));
    default:
      return checked(field, trimmed.replace(/\r\n?/g, '\n'));
  }
};
