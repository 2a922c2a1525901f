import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FigureState, figureStates } from '../../review/rules/figure-states.ts';
import {
  coverageOf,
  coverageWords,
  isComparable,
  noCoverage,
  partialNote,
  partialWords,
  type UnitState,
  WHOLE,
} from './coverage.ts';
import { mayReadForm } from './may-read.ts';

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
  // A year of which a quarter was not collected, or in whose first months the form was not there yet.
  const year = { ...of(3, 0), parts: { of: 4, asked: 4, collected: 4, lacking: [] } };
  expect(isComparable(year, year)).toBe(true);
  for (const parts of [
    { of: 4, asked: 4, collected: 3, lacking: ['Quý 4/2022'] },
    { of: 4, asked: 3, collected: 3, lacking: [] },
  ]) {
    expect(isComparable(year, { ...year, parts })).toBe(false);
    expect(isComparable({ ...year, parts }, year)).toBe(false);
  }
});

test('R30 coverage reads as on the page', () => {
  const one = (state: FigureState): UnitState => ({ state, excused: false });
  expect(
    coverageWords(coverageOf([one('accepted'), one('submitted'), { state: undefined, excused: true }], 'submitted')),
  ).toBe('2/3 đơn vị, 1 được miễn · đã nộp trở lên');
  expect(coverageWords(coverageOf([one('approved')], 'submitted'))).toBe('1/1 đơn vị · đã phê duyệt');
  const quarters = coverageOf([one('accepted'), { state: undefined, excused: false }], 'submitted', {
    of: 4,
    asked: 4,
    collected: 1,
    lacking: [],
  });
  expect(coverageWords(quarters)).toBe('1/2 phiếu nộp, 1/4 kỳ · đã chấp nhận trở lên');
  expect(coverageWords(noCoverage(WHOLE))).toBe('0/0 đơn vị');
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

test('R30 the mark says whether periods are missing or units', () => {
  const sent: UnitState = { state: 'accepted', excused: false };
  const notSent: UnitState = { state: undefined, excused: false };
  const quarters = (units: readonly UnitState[], lacking: readonly string[]) =>
    partialWords(
      coverageOf(units, 'submitted', { of: 4, asked: 4, collected: 4 - lacking.length, lacking: [...lacking] }),
    );
  const some = 'còn thiếu số liệu của một số đơn vị';
  expect(quarters([sent, notSent], [])).toBe(some);
  // A cell may be missing on a sheet that was sent.
  expect(quarters([sent, sent], [])).toBe(some);
  const three = ['Quý 2/2022', 'Quý 3/2022', 'Quý 4/2022'];
  expect(quarters([sent], three)).toBe('mới có 1/4 kỳ, thiếu quý 2/2022, quý 3/2022, quý 4/2022');
  expect(quarters([sent, notSent], three)).toBe(`mới có 1/4 kỳ, thiếu quý 2/2022, quý 3/2022, quý 4/2022; ${some}`);
  const months = Array.from({ length: 9 }, (_, at) => `Tháng ${at + 4}/2022`);
  const year = coverageOf([sent], 'submitted', { of: 12, asked: 12, collected: 3, lacking: months });
  expect(partialNote(year)).toBe('Số có dấu * mới có 3/12 kỳ, thiếu 9 kỳ.');
});
