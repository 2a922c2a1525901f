import { isDay } from '../../platform/text/calendar-day.ts';
import type { Field } from './compiled.ts';
import { NOT_APPLICABLE } from './values.ts';

const NUMBER = /^-?(0|[1-9]\d*)(?:\.(\d+))?$/;
const MINUS_ZERO = /^-0(?:\.0+)?$/;
const MAX_INTEGER_DIGITS = 15;
/** Longest text of a text cell and of a rich-text cell, in UTF-16 units. */
export const MAX_TEXT = 2_000;
export const MAX_RICH_TEXT = 20_000;
// Control characters other than tab and line ends, and halves of surrogate pairs, cannot be stored or printed.
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/u;
const LINE_ENDS = /[\t\n\r]/g;

const percentProblem = (text: string): string | undefined =>
  text.startsWith('-') || Number(text) > 100 ? 'Tỷ lệ phải từ 0 đến 100.' : undefined;

const numberProblem = (field: Field, text: string): string | undefined => {
  const match = text.length > 40 ? null : NUMBER.exec(text);
  if (!match || MINUS_ZERO.test(text)) return 'Ô này cần một số.';
  const [, whole = '', places = ''] = match;
  if (whole.length > MAX_INTEGER_DIGITS) return 'Số có quá 15 chữ số; hãy kiểm tra lại.';
  if (places.length > field.decimals) {
    return field.decimals === 0
      ? 'Ô này chỉ nhận số nguyên, ví dụ 2.'
      : `Ô này nhận nhiều nhất ${field.decimals} chữ số thập phân.`;
  }
  if (field.type === 'percent') return percentProblem(text);
  if (text.startsWith('-') && !field.allowNegative) return 'Ô này không nhận số âm.';
  return field.format === 'year' && !/^(19|20)\d\d$/.test(text) ? 'Năm phải có bốn chữ số, ví dụ 1985.' : undefined;
};

const textProblem = (text: string, longest: number): string | undefined => {
  if (text.length > longest) return `Nội dung dài quá ${longest === MAX_TEXT ? '2.000' : '20.000'} ký tự.`;
  if (text.trim() === '') return 'Nội dung chỉ có khoảng trắng; hãy xóa ô hoặc ghi nội dung.';
  if (UNPRINTABLE.test(text.replace(LINE_ENDS, ''))) return 'Nội dung có ký tự không in được; hãy gõ lại.';
  return text === text.normalize('NFC') ? undefined : 'Nội dung phải là chữ Việt Unicode dựng sẵn (NFC).';
};

/** What is wrong with a canonical value, in Vietnamese; undefined when nothing is. Safe on any text. */
export const valueProblem = (field: Field, text: string): string | undefined => {
  if (text === NOT_APPLICABLE) return undefined;
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'percent':
      return numberProblem(field, text);
    case 'boolean':
      return text === 'true' || text === 'false' ? undefined : 'Ô này chỉ nhận Có hoặc Không.';
    case 'date':
      return isDay(text) ? undefined : 'Ngày không có thật; hãy ghi ngày/tháng/năm, ví dụ 05/02/2022.';
    case 'choice':
    case 'ethnicGroup':
      return field.choices.some((choice) => choice.value === text)
        ? undefined
        : 'Giá trị không có trong danh sách lựa chọn.';
    case 'text':
      return textProblem(text, MAX_TEXT);
    case 'richtext':
      return textProblem(text, MAX_RICH_TEXT);
  }
};
