import { formatNumber } from '../../../platform/text/vietnamese.ts';
import type { WrittenIn } from '../../rules/parse-input.ts';
import type { BlockStyle } from '../../rules/read-block.ts';
import { canonicalDecimal, type MarkStyle, readNumber } from '../../rules/read-number.ts';

/** A pasted block that waits for an answer: what it tells of itself, examples of what it leaves open, and how it is written in the end. */
export type PasteQuestion = BlockStyle & { readonly write: (written: WrittenIn) => void };

export type Answer = { readonly label: string; readonly written: WrittenIn };

const MARKS: readonly MarkStyle[] = ['vi', 'en'];

const markAnswers = (example: string): Answer[] => {
  const text = example.replace(/\s?%$/, '');
  const reading = readNumber(text);
  if (reading.kind !== 'open') return [];
  const mark = text.includes(',') ? 'phẩy' : 'chấm';
  return MARKS.map((marks) => {
    const digits = reading.readings[marks];
    const means = digits.places === '' ? 'ngăn nghìn' : 'ngăn phần thập phân';
    const value = formatNumber(canonicalDecimal(reading.negative, digits));
    return { label: `Dấu ${mark} ${means}: ${example} là ${value}`, written: { marks } };
  });
};

const dayAnswers = (example: string): Answer[] => {
  const [first = '', second = ''] = example.split(/[/.-]/).map((part) => part.replace(/^0/, ''));
  return [
    { label: `Ngày trước: ${example} là ngày ${first} tháng ${second}`, written: { days: 'day-first' } },
    { label: `Tháng trước: ${example} là ngày ${second} tháng ${first}`, written: { days: 'month-first' } },
  ];
};

/** What a person may answer to the first thing that is open. */
export const answersOf = ({ open }: BlockStyle): readonly Answer[] =>
  open.marks === undefined ? dayAnswers(open.days ?? '') : markAnswers(open.marks);

/** The question after an answer: what is still open, or nothing. */
export const answered = (question: PasteQuestion, answer: Answer): PasteQuestion | undefined => {
  const written = { ...question.written, ...answer.written };
  const open = answer.written.marks && question.open.days !== undefined ? { days: question.open.days } : {};
  return open.days === undefined ? undefined : { ...question, written, open };
};
