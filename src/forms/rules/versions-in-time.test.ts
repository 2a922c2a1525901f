import { expect, test } from 'vitest';
import { getPeriod, type PeriodKind } from '../../periods/rules/period.ts';
import { quotedPeriod, type VersionInTime, versionFor } from './versions-in-time.ts';

const version = (number: number, effectiveFrom: string, ...periodKinds: PeriodKind[]): VersionInTime => ({
  versionId: 100 + number,
  number,
  effectiveFrom,
  periodKinds,
});
const yearly = version(1, '2020-01-01', 'year');
const reordered = version(2, '2022-04-01', 'year');
const quarterly = version(3, '2023-01-01', 'quarter', 'year');

test.each<[string, VersionInTime[], string, number | undefined]>([
  ['of the one that stands', [yearly], '2022', 1],
  ['of the one that stood on its first day', [yearly, reordered], '2022', 1],
  ['of the next from its day on', [yearly, reordered], '2022-Q3', 2],
  ['before all of them', [yearly, reordered], '2019', undefined],
  ['of one published later for an earlier day', [version(1, '2021-01-01'), version(2, '2020-01-01')], '2022', 2],
])('R10 a period is %s', (_what, versions, period, number) => {
  expect(versionFor(versions, getPeriod(period))?.number).toBe(number);
});

test.each<[string, VersionInTime[], string, string | undefined]>([
  ['a year by its own version, though another is in force by now', [yearly, reordered], '2022-Q3', '2022'],
  ['the shortest that is asked', [yearly, reordered, quarterly], '2023-M05', '2023-Q2'],
  ['a quarter only where the version of that quarter asks quarters', [yearly, quarterly], '2022-M05', '2022'],
  ['itself', [yearly], '2022', '2022'],
  ['nothing before the form began', [reordered], '2022-Q3', undefined],
  ['nothing where no kind covers it', [version(1, '2020-01-01', 'month')], '2022-Q3', undefined],
])('R13 a quotation reads %s', (_what, versions, here, period) => {
  expect(quotedPeriod(versions, getPeriod(here))?.id).toBe(period);
});
