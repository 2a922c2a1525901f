import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { addDays, type Calendar, daysBetween, periodRange } from './days.ts';
import { periodKindName, periodName } from './names.ts';
import {
  getPeriod,
  makePeriod,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodKinds,
  shiftPeriod,
} from './period.ts';
import {
  comparePeriods,
  containing,
  coveringPeriod,
  holds,
  partsOf,
  previousPeriod,
  sameLastYear,
} from './relations.ts';

const anyPeriod: fc.Arbitrary<Period> = fc
  .record({
    kind: fc.constantFrom(...periodKinds),
    year: fc.integer({ min: 1990, max: 2090 }),
    index: fc.nat(11),
    years: fc.integer({ min: 2, max: 10 }),
  })
  .map(({ kind, year, index, years }) => {
    const count = { month: 12, quarter: 4, halfyear: 2 } as const;
    const inYear = kind === 'month' || kind === 'quarter' || kind === 'halfyear' ? count[kind] : 1;
    return makePeriod(kind, year, (index % inYear) + 1, years);
  });

describe('R15 periods', () => {
  test.each<[string, Calendar, string, string]>([
    ['2022-M03', 'statistical', '2022-03-01', '2022-03-31'],
    ['2022-M03', 'administrative', '2022-02-15', '2022-03-14'],
    ['2022-M01', 'administrative', '2021-12-15', '2022-01-14'],
    ['2024-M02', 'statistical', '2024-02-01', '2024-02-29'],
    ['2022-Q1', 'administrative', '2021-12-15', '2022-03-14'],
    ['2022-Q2', 'administrative', '2022-03-15', '2022-06-14'],
    ['2022-Q4', 'administrative', '2022-09-15', '2022-12-14'],
    ['2022-Q4', 'statistical', '2022-10-01', '2022-12-31'],
    ['2022-H1', 'administrative', '2021-12-15', '2022-06-14'],
    ['2022-H2', 'administrative', '2022-06-15', '2022-12-14'],
    ['2022-9M', 'statistical', '2022-01-01', '2022-09-30'],
    ['2022-9M', 'administrative', '2021-12-15', '2022-09-14'],
    ['2022', 'administrative', '2021-12-15', '2022-12-14'],
    ['2022', 'statistical', '2022-01-01', '2022-12-31'],
    ['2022', 'school', '2022-09-01', '2023-05-31'],
    ['SY2022', 'school', '2022-09-01', '2023-05-31'],
    ['SY2022', 'administrative', '2022-09-01', '2023-05-31'],
    ['2021..2025', 'administrative', '2020-12-15', '2025-12-14'],
    ['2021..2025', 'statistical', '2021-01-01', '2025-12-31'],
  ])('R15 %s under the %s calendar runs %s to %s', (id, calendar, start, end) => {
    expect(periodRange(getPeriod(id), calendar)).toEqual({ start, end });
  });

  test.each([
    ['2022-M03', 'Tháng 3/2022'],
    ['2022-Q1', 'Quý I/2022'],
    ['2022-H1', '6 tháng đầu năm 2022'],
    ['2022-H2', '6 tháng cuối năm 2022'],
    ['2022-9M', '9 tháng đầu năm 2022'],
    ['2022', 'Năm 2022'],
    ['2021..2025', 'Giai đoạn 2021–2025'],
    ['SY2022', 'Năm học 2022–2023'],
  ])('R15 %s is called %s', (id, name) => {
    expect(periodName(getPeriod(id))).toBe(name);
  });

  test.each([
    '2022-M00',
    '2022-M13',
    '2022-M3',
    '2022-Q5',
    '2022-Q01',
    '2022-H3',
    '22',
    '2025..2021',
    '2021..2021',
    'SY22',
    '0000',
    '',
  ])('R15 %j is not a period', (id) => {
    expect(parsePeriod(id)).toBeUndefined();
    expect(() => getPeriod(id)).toThrow(RangeError);
  });

  test('R15 every kind has a name of its own', () => {
    expect(new Set(periodKinds.map(periodKindName)).size).toBe(periodKinds.length);
  });

  test('R15 ids round trip', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(parsePeriod(period.id)).toEqual(period);
      }),
    );
  });

  test('R15 the previous period lies before', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        expect(comparePeriods(previousPeriod(period), period)).toBeLessThan(0);
      }),
    );
  });

  test('R15 consecutive periods leave no day between them under either calendar, but for school years and nine months', () => {
    const gapless = anyPeriod.filter(({ kind }) => kind !== 'schoolyear' && kind !== 'ninemonths');
    fc.assert(
      fc.property(gapless, fc.constantFrom<Calendar>('statistical', 'administrative'), (period, calendar) => {
        const { end } = periodRange(previousPeriod(period), calendar);
        expect(periodRange(period, calendar).start).toBe(addDays(end, 1));
      }),
    );
  });
});

describe('R31 parts and wholes of periods', () => {
  test.each<[string, PeriodKind, string[]]>([
    ['2022', 'quarter', ['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4']],
    ['2022', 'halfyear', ['2022-H1', '2022-H2']],
    ['2022-H2', 'quarter', ['2022-Q3', '2022-Q4']],
    ['2022-9M', 'quarter', ['2022-Q1', '2022-Q2', '2022-Q3']],
    ['2022-Q3', 'month', ['2022-M07', '2022-M08', '2022-M09']],
    ['2021..2025', 'year', ['2021', '2022', '2023', '2024', '2025']],
    ['2022', 'ninemonths', []],
    ['2022-9M', 'halfyear', []],
    ['SY2022', 'quarter', []],
    ['2022-M03', 'quarter', []],
    ['2021..2025', 'schoolyear', []],
  ])('R31 the parts of %s by %s are %j', (id, kind, parts) => {
    expect(partsOf(getPeriod(id), kind).map((part) => part.id)).toEqual(parts);
  });

  test('R31 a school year has nine months, September to May', () => {
    const months = partsOf(getPeriod('SY2022'), 'month').map((part) => part.id);
    expect(months).toHaveLength(9);
    expect([months[0], months[8]]).toEqual(['2022-M09', '2023-M05']);
  });

  test('R31 parts tile the whole: no day lost, none twice', () => {
    fc.assert(
      fc.property(anyPeriod, fc.constantFrom(...periodKinds), (period, kind) => {
        const parts = partsOf(period, kind);
        if (parts.length === 0) return;
        const days = (each: Period) => {
          const { start, end } = periodRange(each, 'statistical');
          return daysBetween(start, end) + 1;
        };
        expect(parts.reduce((sum, part) => sum + days(part), 0)).toBe(days(period));
        expect(parts.every((part) => holds(period, part))).toBe(true);
      }),
    );
  });

  test.each<[string, PeriodKind, string | undefined]>([
    ['2022-M03', 'quarter', '2022-Q1'],
    ['2022-M11', 'ninemonths', undefined],
    ['2022-M11', 'schoolyear', 'SY2022'],
    ['2022-M02', 'schoolyear', 'SY2021'],
    ['2022-M07', 'schoolyear', undefined],
    ['2022-9M', 'halfyear', undefined],
    ['2022', 'stage', '2021..2025'],
    ['2020', 'stage', '2016..2020'],
    ['SY2022', 'year', undefined],
    ['2022', 'month', undefined],
  ])('R31 %s lies in the %s %s', (id, kind, whole) => {
    expect(containing(getPeriod(id), kind)?.id).toBe(whole);
  });

  test.each<[string, PeriodKind[], string | undefined]>([
    ['2022', ['year'], '2022'],
    ['2022-Q2', ['year', 'halfyear'], '2022-H1'],
    ['2022-M05', ['stage', 'year'], '2022'],
    ['2022', ['month', 'quarter'], undefined],
  ])('R13 the figure of another form for %s among %j is that of %s', (id, kinds, expected) => {
    expect(coveringPeriod(getPeriod(id), kinds)?.id).toBe(expected);
  });

  test('R31 the same period last year; a stage has none', () => {
    expect(sameLastYear(getPeriod('2022-Q1'))?.id).toBe('2021-Q1');
    expect(sameLastYear(getPeriod('2024-M02'))?.id).toBe('2023-M02');
    expect(sameLastYear(getPeriod('SY2022'))?.id).toBe('SY2021');
    expect(sameLastYear(getPeriod('2021..2025'))).toBeUndefined();
    expect(previousPeriod(getPeriod('2021..2025')).id).toBe('2016..2020');
  });

  test('R31 order in time is total', () => {
    const ids = ['2022', '2022-Q2', '2022-M01', '2021..2025', '2022-9M', 'SY2021', '2022-H1', '2022-Q1'];
    const sorted = ids
      .map(getPeriod)
      .sort(comparePeriods)
      .map((period) => period.id);
    expect(sorted).toEqual(['2021..2025', 'SY2021', '2022-M01', '2022-Q1', '2022-H1', '2022-9M', '2022', '2022-Q2']);
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (a, b) => {
        expect(Math.sign(comparePeriods(a, b))).toBe(-Math.sign(comparePeriods(b, a)) + 0);
        expect(comparePeriods(a, b) === 0).toBe(a.id === b.id);
      }),
    );
  });

  test('R31 outside 1900–2199 there is nothing', () => {
    expect(shiftPeriod(getPeriod('2199'), 1)).toBeUndefined();
    expect(() => previousPeriod(getPeriod('1900-M01'))).toThrow(RangeError);
    expect(() => makePeriod('quarter', 2022, 5)).toThrow(RangeError);
  });
});

describe('R15 Vietnamese days', () => {
  test.each([
    ['2022-12-31T16:59:59.999Z', '2022-12-31'],
    ['2022-12-31T17:00:00Z', '2023-01-01'],
    ['2024-02-28T17:30:00Z', '2024-02-29'],
  ])('R15 %s is the day %s', (instant, day) => {
    expect(vietnamDay(new Date(instant))).toBe(day);
  });
});
