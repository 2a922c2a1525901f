import { expect, test } from 'vitest';
import { getPeriod, type PeriodKind } from '../../periods/rules/period.ts';
import { ENGINE } from './engine.ts';
import { quotedPeriods, type VersionInTime, versionFor } from './versions-in-time.ts';

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
])('R13 a quotation reads %s', (_what, versions, here, period) => {
  expect(quotedPeriods(ENGINE, versions, getPeriod(here)).map(({ id }) => id)).toEqual(period ? [period] : []);
});

test.each<[string, VersionInTime[], string, string[]]>([
  [
    'the quarters of a year',
    [version(1, '2020-01-01', 'quarter')],
    '2022',
    ['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4'],
  ],
  ['the longest parts', [version(1, '2020-01-01', 'month', 'halfyear')], '2022', ['2022-H1', '2022-H2']],
  [
    'nothing of a year in whose first quarter the form was not there',
    [version(1, '2022-04-01', 'quarter')],
    '2022',
    [],
  ],
  ['nothing of a school year by quarters', [version(1, '2020-01-01', 'quarter')], 'SY2022', []],
  ['the months of a quarter', [version(1, '2020-01-01', 'month')], '2022-Q3', ['2022-M07', '2022-M08', '2022-M09']],
])('R13 a quotation of a form that is asked more often reads %s', (_what, versions, here, parts) => {
  expect(quotedPeriods(ENGINE, versions, getPeriod(here)).map(({ id }) => id)).toEqual(parts);
});

test('R13 a version of the first engine goes on reading nothing of a form that is asked more often', () => {
  expect(quotedPeriods(1, [version(1, '2020-01-01', 'quarter')], getPeriod('2022'))).toEqual([]);
  expect(quotedPeriods(1, [yearly], getPeriod('2022-Q3')).map(({ id }) => id)).toEqual(['2022']);
});
