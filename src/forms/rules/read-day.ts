/** `day-first` writes 5/2/2022 for the fifth of February (Vietnamese), `month-first` for the second of May (American spreadsheets). */
export type DayOrder = 'day-first' | 'month-first';

const THREE_PARTS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** A day written in three parts as ISO `2022-02-05`, in the Vietnamese order unless another is known; undefined for other texts. */
export const readDay = (text: string, order: DayOrder = 'day-first'): string | undefined => {
  const [, first = '', second = '', year = ''] = THREE_PARTS.exec(text) ?? [];
  if (year === '') return undefined;
  const [day, month] = order === 'day-first' ? [first, second] : [second, first];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

/** The order that this text can only have; undefined where both are possible or it is no day. */
export const orderTold = (text: string): DayOrder | undefined => {
  const [, first = '0', second = '0'] = THREE_PARTS.exec(text) ?? [];
  if (Number(first) > 12 && Number(second) <= 12) return 'day-first';
  return Number(second) > 12 && Number(first) <= 12 ? 'month-first' : undefined;
};
