import { makePeriod, type Period } from './period.ts';

/**
 * How a period is cut into days: `statistical` calendar days (NĐ 60/2018), `administrative` from the 15th to the 14th
 * (NĐ 09/2019, article 12), `school` by school year.
 */
export type Calendar = 'statistical' | 'administrative' | 'school';

/** First and last day, both included, `yyyy-mm-dd`, Vietnamese days. */
export interface DayRange {
  readonly start: string;
  readonly end: string;
}

/**
 * The days a period's figures stand for; `end` is the cut-off (chốt số liệu). A school year is the same under every
 * calendar, and under the school calendar the year 2022 is the school year 2022–2023.
 */
export function periodRange(period: Period, calendar: Calendar): DayRange {
  if (calendar === 'school' && period.kind === 'year') return monthsRange(makePeriod('schoolyear', period.year));
  if (calendar !== 'administrative' || period.kind === 'schoolyear') return monthsRange(period);
  return {
    start: isoDay(period.firstMonth - 1, 15),
    end: isoDay(period.firstMonth + period.months - 1, 14),
  };
}

/** A day `yyyy-mm-dd` moved by whole days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

function monthsRange(period: Period): DayRange {
  return { start: isoDay(period.firstMonth, 1), end: isoDay(period.firstMonth + period.months, 0) };
}

/** `month` counts from January of year 0; day 0 is the last of the month before. */
function isoDay(month: number, day: number): string {
  return new Date(Date.UTC(Math.floor(month / 12), month % 12, day)).toISOString().slice(0, 10);
}
