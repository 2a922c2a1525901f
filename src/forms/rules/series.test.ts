import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Breakdown } from './definition.ts';
import { type Counted, otherMeaning, type SeriesCell, seriesOf } from './series.ts';

const counted = (more: Partial<Counted>): Counted => ({
  form: 'DT01',
  code: 'A01.TAY',
  indicator: null,
  breakdown: {},
  measure: null,
  ...more,
});

test.each<[string, Partial<Counted>, string]>([
  ['an indicator alone', { indicator: 'HO' }, 'HO'],
  ['for whom it counts', { indicator: 'HO', breakdown: { ethnicGroup: '02' } }, 'HO[ethnicGroup=02]'],
  [
    'two breakdowns, in whatever order they are written',
    { indicator: 'HO', breakdown: { sex: 'F', ethnicGroup: 'minority' } },
    'HO[ethnicGroup=minority,sex=F]',
  ],
  ['a measure', { indicator: 'LUA', measure: 'AREA' }, 'LUA#AREA'],
  ['both', { indicator: 'LUA', breakdown: { sex: 'M' }, measure: 'AREA' }, 'LUA[sex=M]#AREA'],
  ['the same in another form and cell', { indicator: 'HO', form: 'DT07', code: 'B02.X' }, 'HO'],
  ['no indicator: its code within its form', {}, 'DT01.A01.TAY'],
  ['no indicator, but a breakdown: still its code', { breakdown: { ethnicGroup: '02' } }, 'DT01.A01.TAY'],
  ['a narrative, whose cells have one code', { form: 'DT22', code: 'A05' }, 'DT22.A05'],
])('R10 the series of a cell: %s', (_what, more, series) => {
  expect(seriesOf(counted(more))).toBe(series);
});

const code = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,6}$/);
const breakdown: fc.Arbitrary<Breakdown> = fc.record(
  { ethnicGroup: fc.string({ maxLength: 4 }), sex: fc.constantFrom('F' as const, 'M' as const) },
  { requiredKeys: [] },
);
const any: fc.Arbitrary<Counted> = fc.record({
  form: code,
  code: fc.tuple(code, code).map(([row, column]) => `${row}.${column}`),
  indicator: fc.option(code),
  breakdown,
  measure: fc.option(code),
});
/** What must be equal for two cells to be one series. */
const said = ({ form, code: at, indicator, breakdown: of, measure }: Counted) =>
  JSON.stringify(indicator === null ? [form, at] : [indicator, of.ethnicGroup, of.sex, measure]);

test('R10 two cells are one series exactly when they say the same', () => {
  fc.assert(
    fc.property(any, any, (a, b) => {
      expect(seriesOf(a) === seriesOf(b)).toBe(said(a) === said(b));
    }),
    { numRuns: 2_000 },
  );
});

const cell = (more: Partial<SeriesCell>): SeriesCell => ({
  code: 'A01.TAY',
  type: 'integer',
  unit: 'hộ',
  indicator: null,
  breakdown: {},
  ...more,
});

test.each<[string, Partial<SeriesCell>, Partial<SeriesCell>, string | undefined]>([
  ['the same', {}, {}, undefined],
  ['a unit written another way', { unit: 'Hộ ' }, {}, undefined],
  ['a unit that was not said before', { unit: 'hộ' }, { unit: '' }, undefined],
  ['another unit', { unit: 'người' }, {}, 'tính bằng “hộ”'],
  ['places after the point', { type: 'decimal' }, {}, undefined],
  ['a rate where an amount stood', { type: 'percent', unit: '' }, {}, 'tỷ lệ'],
  [
    'a code given to another group',
    { breakdown: { ethnicGroup: '07' } },
    { breakdown: { ethnicGroup: '02' } },
    'phân tổ',
  ],
  ['a group that was not said before', { breakdown: { ethnicGroup: '07' } }, {}, undefined],
])('R10 a cell takes up a series with %s', (_what, now, before, words) => {
  const found = otherMeaning(cell(now), cell(before), 'DT01 phiên bản 1');
  if (words === undefined) expect(found).toBeUndefined();
  else expect(found).toContain(words);
});
