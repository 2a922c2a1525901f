import { parseRational, type Rational, round, toFixed } from '../../platform/rules/rational.ts';
import type { Field } from './compiled.ts';
import { isNumeric } from './resolve-names.ts';
import { NOT_APPLICABLE, NOT_ASKED, type Result } from './values.ts';

/** In place of a figure that was not asked: a cell has no room for “không hỏi ở kỳ này”. */
export const NOT_ASKED_WORDS = 'không hỏi';

const GROUP = /\B(?=(\d{3})+$)/g;

/** A decimal text as Vietnamese write it: `1234.5` → `1.234,5`. */
export const vietnameseNumber = (decimal: string, grouped = true): string => {
  const [whole = '', places] = decimal.split('.');
  const head = grouped ? whole.replace(GROUP, '.') : whole;
  return places === undefined ? head : `${head},${places}`;
};

const withoutTrailingZeros = (decimal: string): string =>
  decimal.includes('.') ? decimal.replace(/0+$/, '').replace(/\.$/, '') : decimal;

/** At most `places` decimals, half-up, no trailing zeros: for messages. */
export const shortNumber = (value: Rational, places: number): string =>
  vietnameseNumber(withoutTrailingZeros(toFixed(round(value, places), places)));

const isComputed = (field: Field): boolean => 'input' in field && field.input === false;

// A computed figure shows its declared places; a typed one what was typed.
const numberText = (field: Field, value: Rational): string => {
  const fixed = toFixed(value, field.decimals);
  return vietnameseNumber(isComputed(field) ? fixed : withoutTrailingZeros(fixed), field.format !== 'year');
};

const dayText = (iso: string): string => {
  const [year, month, day] = iso.split('-');
  return day === undefined ? iso : `${day}/${month}/${year}`;
};

const wordText = (field: Field, text: string): string => {
  switch (field.type) {
    case 'boolean':
      return text === 'true' ? 'Có' : 'Không';
    case 'date':
      return dayText(text);
    case 'choice':
    case 'ethnicGroup':
      return field.choices.find((choice) => choice.value === text)?.label ?? text;
    default:
      return text;
  }
};

const canonicalText = (field: Field, text: string): string => {
  if (text === '') return '';
  if (text === NOT_APPLICABLE) return '–';
  if (text === NOT_ASKED && isNumeric(field.type)) return NOT_ASKED_WORDS;
  const value = isNumeric(field.type) ? parseRational(text) : undefined;
  return value === undefined ? wordText(field, text) : numberText(field, value);
};

/**
 * A value as the page and the print show it: `1.234,5`, `Có`, `05/02/2022`; `–` for not applicable, `không hỏi`, empty for missing. Takes a
 * result, or canonical text (a fraction too); half-up at the declared decimals.
 */
export const formatValue = (field: Field, value: Result | string): string => {
  if (typeof value === 'string') return canonicalText(field, value);
  switch (value.kind) {
    case 'missing':
      return '';
    case 'notApplicable':
      return '–';
    case 'notAsked':
      return NOT_ASKED_WORDS;
    case 'number':
      return numberText(field, value.value);
    case 'text':
      return canonicalText(field, value.value);
  }
};

/** A figure by its declared places alone, where its field is not at hand; `–` for not applicable, empty for missing. */
export const formatFigure = (text: string | null, decimals: number): string => {
  const value = text === null ? undefined : parseRational(text);
  return value === undefined ? canonicalWord(text) : shortNumber(value, decimals);
};

const canonicalWord = (text: string | null): string => {
  if (text === NOT_ASKED) return NOT_ASKED_WORDS;
  return text === NOT_APPLICABLE ? '–' : (text ?? '');
};
