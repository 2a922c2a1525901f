import { makePeriod, type Period } from './period.ts';

const roman: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 };
const YEAR = '(20\\d{2})';
const ofYear = `(?:\\s*[/-]\\s*|\\s+(?:của\\s+)?(?:năm\\s+)?)${YEAR}`;

type Reader = { readonly like: RegExp; readonly read: (parts: readonly string[]) => Period | undefined };

/** From the narrowest wording to the widest: `quý III năm 2022` also says 2022. */
const readers: readonly Reader[] = [
  {
    like: new RegExp(`giai đoạn\\s+${YEAR}\\s*[-–]\\s*${YEAR}`),
    read: ([from = '', to = '']) =>
      Number(to) > Number(from) ? makePeriod('stage', Number(from), 1, Number(to) - Number(from) + 1) : undefined,
  },
  { like: new RegExp(`năm học\\s+${YEAR}`), read: ([year]) => makePeriod('schoolyear', Number(year)) },
  {
    like: new RegExp(`quý\\s+(iv|iii|ii|i|[1-4])${ofYear}`),
    read: ([which = '', year]) => makePeriod('quarter', Number(year), roman[which]),
  },
  { like: new RegExp(`(?:6|sáu) tháng đầu${ofYear}`), read: ([year]) => makePeriod('halfyear', Number(year), 1) },
  { like: new RegExp(`(?:6|sáu) tháng cuối${ofYear}`), read: ([year]) => makePeriod('halfyear', Number(year), 2) },
  { like: new RegExp(`(?:9|chín) tháng(?: đầu)?${ofYear}`), read: ([year]) => makePeriod('ninemonths', Number(year)) },
  {
    // `ngày 14 tháng 11 năm 2022` is a day, not a month that is reported.
    like: new RegExp(`(?<!ngày\\s+\\d{1,2}\\s+)tháng\\s+(0?[1-9]|1[0-2])${ofYear}`),
    read: ([month, year]) => makePeriod('month', Number(year), Number(month)),
  },
  { like: new RegExp(`(?<!tháng\\s+\\d{1,2}\\s+)năm\\s+${YEAR}`), read: ([year]) => makePeriod('year', Number(year)) },
];

/** The period that a subject names: `Báo cáo số liệu công tác dân tộc quý III/2022` → quarter III of 2022. */
export const readPeriod = (subject: string): Period | undefined => {
  const text = subject.normalize('NFC').toLowerCase();
  for (const { like, read } of readers) {
    const [found] = text.matchAll(new RegExp(like, 'g'));
    const period = found && read(found.slice(1));
    if (period) return period;
  }
  return undefined;
};
