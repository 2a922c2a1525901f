import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getPeriod } from '../../periods/rules/period.ts';
import { type FigureState, figureStates } from '../../review/rules/figure-states.ts';
import { coverageOf, coverageWords, isComparable, NO_COVERAGE, type UnitState } from './coverage.ts';
import { mayReadForm } from './may-read.ts';
import { partsFor } from './parts.ts';

test.each([
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
] as const)('R31 a form of %j asked for %s is made of %j', (kinds, asked, parts) => {
  expect(partsFor(kinds, getPeriod(asked)).map(({ id }) => id)).toEqual(parts);
});

const units = fc.array(
  fc.record({
    state: fc.option(fc.constantFrom<FigureState>(...figureStates), { nil: undefined }),
    excused: fc.boolean(),
  }),
);

test('R30 a higher state asked for never covers more, and every unit expected stays expected', () => {
  fc.assert(
    fc.property(units, (all: UnitState[]) => {
      const covered = figureStates.map((least) => coverageOf(all, least).covered);
      expect([...covered].sort((a, b) => b - a)).toEqual(covered);
      for (const least of figureStates)
        expect(coverageOf(all, least)).toMatchObject({
          expected: all.length,
          excused: all.filter(({ excused }) => excused).length,
        });
    }),
  );
});

test('R30 a total is compared with the period before only where the same number of units is in, all of them in both', () => {
  const of = (sent: number, missing: number, excused = 0) =>
    coverageOf(
      [
        ...Array.from({ length: sent }, (): UnitState => ({ state: 'accepted', excused: false })),
        ...Array.from({ length: missing }, (): UnitState => ({ state: undefined, excused: false })),
        ...Array.from({ length: excused }, (): UnitState => ({ state: undefined, excused: true })),
      ],
      'submitted',
    );
  expect(isComparable(of(3, 0), of(3, 0))).toBe(true);
  expect(isComparable(of(3, 0, 1), of(3, 0, 1))).toBe(true);
  expect(isComparable(of(2, 1), of(3, 0))).toBe(false);
  expect(isComparable(of(3, 0), of(2, 1))).toBe(false);
  // Asked of one commune only, or excused once: whole in itself, and another set of units.
  expect(isComparable(of(3, 0), of(1, 0))).toBe(false);
  expect(isComparable(of(3, 0), of(2, 0, 1))).toBe(false);
  expect(isComparable(of(3, 0), null)).toBe(false);
});

test('R30 coverage reads as on the page', () => {
  const one = (state: FigureState): UnitState => ({ state, excused: false });
  expect(
    coverageWords(coverageOf([one('accepted'), one('submitted'), { state: undefined, excused: true }], 'submitted')),
  ).toBe('2/3 đơn vị, 1 được miễn · đã nộp trở lên');
  expect(coverageWords(coverageOf([one('approved')], 'submitted'))).toBe('1/1 đơn vị · đã phê duyệt');
  expect(coverageWords(NO_COVERAGE)).toBe('0/0 đơn vị');
});

const form = {
  sensitive: false,
  filledBy: 'commune',
  verifierUnitIds: [10, 13],
  consultedUnitIds: [11],
  readerUnitIds: [],
  districtReads: true,
};
test.each([
  ['verifier of the form', form, 'department', 10, true],
  ['second verifier of the form', { ...form, sensitive: true }, 'department', 13, true],
  ['consulted department', form, 'department', 11, true],
  ['another department', form, 'department', 12, false],
  ['commune', form, 'commune', 99, true],
  ['board', { ...form, sensitive: true }, 'board', 1, true],
  ['consulted department of a sensitive form', { ...form, sensitive: true }, 'department', 11, false],
  ['reader of a sensitive form', { ...form, sensitive: true, readerUnitIds: [12] }, 'department', 12, true],
  ['district of a sensitive form', { ...form, sensitive: true }, 'district', 47, true],
  ['district where the form leaves it out', { ...form, sensitive: true, districtReads: false }, 'district', 47, false],
  ['filler of a sensitive form', { ...form, sensitive: true }, 'commune', 99, true],
] as const)('R9 %s may read totals or not', (_who, readers, unitKind, unitId, may) => {
  expect(mayReadForm(readers, { unitKind, unitId })).toBe(may);
});
