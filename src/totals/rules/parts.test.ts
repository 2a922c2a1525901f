import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VersionInTime } from '../../forms/rules/versions-in-time.ts';
import { getPeriod, makePeriod, type PeriodKind } from '../../periods/rules/period.ts';
import { partsFor } from './parts.ts';

const version = (number: number, effectiveFrom: string, ...periodKinds: PeriodKind[]): VersionInTime => ({
  versionId: number,
  number,
  effectiveFrom,
  periodKinds,
});
/** `2022-Q1 v1*`: the period, its version, a star where it was collected; `-` before the form began. */
const partsIn = (versions: VersionInTime[], asked: string, collected: Record<string, number> = {}) =>
  partsFor(versions, new Map(Object.entries(collected)), getPeriod(asked)).map(
    ({ period, version: asking, collected: was }) =>
      `${period.id} ${asking ? `v${asking.number}` : '-'}${was ? '*' : ''}`,
  );
const always = (...kinds: PeriodKind[]) => [version(1, '2000-01-01', ...kinds)];

test.each<[PeriodKind[], string, string[]]>([
  [['quarter'], '2022', ['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4']],
  [['month', 'quarter'], '2022-H1', ['2022-Q1', '2022-Q2']],
  [['month', 'quarter', 'halfyear', 'year'], '2022', ['2022']],
  [['year'], '2021..2025', ['2021', '2022', '2023', '2024', '2025']],
  [
    ['month'],
    'SY2022',
    ['2022-M09', '2022-M10', '2022-M11', '2022-M12', '2023-M01', '2023-M02', '2023-M03', '2023-M04', '2023-M05'],
  ],
  [['year'], '2022-Q1', []],
])('R31 a form of %j asked for %s is made of %j', (kinds, asked, parts) => {
  expect(partsIn(always(...kinds), asked)).toEqual(parts.map((part) => `${part} v1`));
});

test.each<[string, VersionInTime[], string, Record<string, number>, string[]]>([
  [
    'of a form that began in February the first month is not asked',
    [version(1, '2022-02-01', 'month')],
    '2022-Q1',
    { '2022-M02': 1, '2022-M03': 1 },
    ['2022-M01 -', '2022-M02 v1*', '2022-M03 v1*'],
  ],
  [
    'a version of July asks in the second half',
    [version(1, '2020-01-01', 'quarter'), version(2, '2022-07-01', 'quarter')],
    '2022',
    { '2022-Q1': 1, '2022-Q3': 2 },
    ['2022-Q1 v1*', '2022-Q2 v1', '2022-Q3 v2*', '2022-Q4 v2'],
  ],
  [
    'one that asks other periods is tiled by those',
    [version(1, '2020-01-01', 'halfyear'), version(2, '2022-07-01', 'quarter')],
    '2022',
    {},
    ['2022-H1 v1', '2022-Q3 v2', '2022-Q4 v2'],
  ],
  [
    'a year that was collected is the year',
    always('quarter', 'year'),
    '2022',
    { '2022': 1, '2022-Q1': 1 },
    ['2022 v1*'],
  ],
  [
    'a year that was not, of which a quarter was, is its quarters',
    always('quarter', 'year'),
    '2022',
    { '2022-Q2': 1 },
    ['2022-Q1 v1', '2022-Q2 v1*', '2022-Q3 v1', '2022-Q4 v1'],
  ],
  [
    'a stage before the form began is not asked at all',
    [version(1, '2026-01-01', 'year')],
    '2021..2025',
    {},
    ['2021 -', '2022 -', '2023 -', '2024 -', '2025 -'],
  ],
  [
    'a round keeps the version that it was collected with',
    [version(1, '2020-01-01', 'year'), version(2, '2021-01-01', 'year')],
    '2022',
    { '2022': 1 },
    ['2022 v1*'],
  ],
])('R31 %s', (_what, versions, asked, collected, parts) => {
  expect(partsIn(versions, asked, collected)).toEqual(parts);
});

const kinds = fc.uniqueArray(fc.constantFrom<PeriodKind>('month', 'quarter', 'halfyear', 'year'), { minLength: 1 });
const day = fc.tuple(fc.integer({ min: 2019, max: 2024 }), fc.integer({ min: 1, max: 12 }));
const someVersions = fc
  .array(fc.tuple(day, kinds), { minLength: 1, maxLength: 4 })
  .map((all) =>
    all.map(([[year, month], own], at) => version(at + 1, `${year}-${String(month).padStart(2, '0')}-01`, ...own)),
  );
const wide = fc.constantFrom(makePeriod('year', 2022), makePeriod('stage', 2021), makePeriod('halfyear', 2022, 2));

test('R31 the parts follow each other without a gap over the whole period, each asked by the latest version of its day', () => {
  fc.assert(
    fc.property(someVersions, wide, (versions, asked) => {
      const parts = partsFor(versions, new Map(), asked);
      let month = asked.firstMonth;
      for (const { period } of parts) {
        expect(period.firstMonth).toBe(month);
        month += period.months;
      }
      if (parts.length > 0) expect(month).toBe(asked.firstMonth + asked.months);
      for (const { period, version: asking } of parts) {
        const first = `${period.year}-${String((period.firstMonth % 12) + 1).padStart(2, '0')}-01`;
        const standing = versions.filter(({ effectiveFrom }) => effectiveFrom <= first).at(-1);
        expect(asking).toBe(standing);
        if (asking) expect(asking.periodKinds).toContain(period.kind);
      }
    }),
  );
});
