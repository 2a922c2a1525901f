const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a day of the calendar, written `2022-02-05`, from 1900 to 2100. */
export const isDay = (text: string): boolean => {
  const [, year = '', month = '', day = ''] = DAY.exec(text) ?? [];
  if (year === '' || Number(year) < 1900 || Number(year) > 2100) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
};

/** The Vietnamese day (UTC+7, no summer time) of an instant, `yyyy-mm-dd`. */
export const vietnamDay = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
