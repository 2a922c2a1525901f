import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Added, addPeriods, addUnits, computeTotal, type Member } from './add-up.ts';
import { compileForm } from './compile.ts';
import { compute, figuresOf } from './compute.ts';
import type { AxisNode, OverTime, OverUnits } from './definition.ts';
import { definitionOf, peopleList, table, valuesOf } from './small-form.fixture.ts';
import { fromStored, splitFractions, storedText, toStored, withFractions } from './stored-figures.ts';

const row = (code: string, overUnits: OverUnits, overTime: OverTime, more: object = {}): AxisNode => ({
  code,
  label: code,
  type: 'decimal',
  decimals: 2,
  overUnits,
  overTime,
  ...more,
});
// W weight, M mean, S sum, N none, X greatest, and what is computed from them.
const form = compileForm(
  definitionOf([
    table(
      [
        row('W', 'sum', 'stock', { type: 'integer' }),
        row('M', { mean: 'W' }, 'mean'),
        row('S', 'sum', 'flow'),
        row('F', 'sum', 'first'),
        row('N', 'none', 'none'),
        row('X', 'max', 'none'),
        { code: 'R', label: 'S trên W', type: 'percent', formula: 'S / W * 100' },
        { code: 'D', label: 'S trừ F', type: 'decimal', formula: 'S - F' },
        { code: 'L1', label: 'Số dòng', type: 'integer', formula: 'count(L)', overTime: 'stock' },
      ],
      [{ code: 'C', label: 'c' }],
    ),
    peopleList,
  ]),
);
const CODES = ['W', 'M', 'S', 'F', 'N', 'X'];

// `10 2.5 _ - …`: W, M, S, F, N, X.
const member = (text: string, rows = 0): Member => {
  const cells = text.split(' ').flatMap((value, at) => (value === '_' ? [] : [[`${CODES[at]}.C`, value]]));
  const people = Array.from({ length: rows }, (_, at) => ({ id: `r${at}`, values: {} }));
  return toStored(form, compute(form, valuesOf(Object.fromEntries(cells), { L: people })));
};
const text = (added: Added, code: string): string =>
  storedText(added, form.cell(`${code}.C`)?.ordinal ?? -1) ?? 'missing';
const ordinalOf = (code: string): number => form.cell(`${code}.C`)?.ordinal ?? -1;
const totalOf = (added: Added) => figuresOf(form, computeTotal(form, added));

describe('R30 totals over units', () => {
  test('R30 input cells are added and the rest computed again: a ratio from its parts, not from ratios', () => {
    const added = addUnits(form, [member('100 2 10 1 5 7', 2), member('300 4 90 2 6 9', 3)]);
    expect(totalOf(added)).toEqual({
      'W.C': '400',
      'M.C': '3.5',
      'S.C': '100',
      'F.C': '3',
      'X.C': '9',
      'R.C': '25',
      'D.C': '97',
      'L1.C': '5',
    });
    expect(added.ranges).toEqual({ [ordinalOf('N')]: ['5', '6'] });
    expect(added.partial).toEqual([]);
  });

  test.each([
    [['1', '2'], '3', false],
    [['1', '_'], '1', true],
    [['_', '_'], 'missing', false],
    [['-', '-'], '-', false],
    [['-', '5'], '5', false],
    [['-', '_'], 'missing', false],
    [['-', '5', '_'], '5', true],
    [['0', '0'], '0', false],
    [[], 'missing', false],
  ] as const)('R12 %j come to %s (partial: %s)', (figures, total, partial) => {
    const added = addUnits(
      form,
      figures.map((figure) => member(`_ _ ${figure} _ _ _`)),
    );
    expect(text(added, 'S')).toBe(total);
    expect(added.partial.includes(ordinalOf('S'))).toBe(partial);
  });

  test('R12 a total that lacks a member is partial in all that is made of it', () => {
    const computed = computeTotal(form, addUnits(form, [member('100 _ 10 1 _ _'), member('100 _ _ 1 _ _')]));
    expect(computed.result('D.C')).toMatchObject({ kind: 'number', partial: true });
    expect(computed.result('W.C')).toMatchObject({ kind: 'number', partial: false });
  });

  test.each([
    [['1 3', '1 4', '1 4'], '11/3'],
    [['0 3', '2 5'], '5'],
    [['- -', '2 5'], '5'],
    [['0 -', '0 -'], '-'],
    [['_ 7', '2 5'], '5'],
    [['3 _', '2 5'], '5'],
    // Nobody counted, or nobody knows how many: still the sheet of the one unit that there is.
    [['0 3'], '3'],
    [['_ 7'], '7'],
    [['_ 7', '_ 5'], 'missing'],
  ])('R31 weighted mean of %j is %s', (figures, mean) => {
    expect(
      text(
        addUnits(
          form,
          figures.map((one) => member(`${one} _ _ _ _`)),
        ),
        'M',
      ),
    ).toBe(mean);
  });

  test('R31 a weighted mean stays exact until it is shown', () => {
    const third = addUnits(form, [member('1 1 _ _ _ _'), member('2 0 _ _ _ _')]);
    const again = addUnits(form, [third, third, third]);
    expect(text(third, 'M')).toBe('1/3');
    expect(text(again, 'M')).toBe('1/3');
    const { decimals, fractions } = splitFractions(third.figures);
    expect(decimals[ordinalOf('M')]).toBe('0.33333333333333333333');
    expect(fractions).toEqual({ [ordinalOf('M')]: '1/3' });
    expect(withFractions(decimals, fractions)).toEqual(third.figures);
  });

  test('R31 what does not add is shown for one unit, and as a range for several', () => {
    expect(text(addUnits(form, [member('_ _ _ _ 5 _')]), 'N')).toBe('5');
    const two = addUnits(form, [member('_ _ _ _ 5 _'), member('_ _ _ _ 2.5 _')]);
    expect(text(two, 'N')).toBe('missing');
    expect(addUnits(form, [two, member('_ _ _ _ 9 _')]).ranges[ordinalOf('N')]).toEqual(['2.5', '9']);
  });

  const figure = fc.oneof(
    fc.integer({ min: 0, max: 500 }).map((hundredths) => String(hundredths / 100)),
    fc.constantFrom('_', '-', '0'),
  );
  const weight = fc.oneof(fc.integer({ min: 0, max: 9 }).map(String), fc.constantFrom('_', '-'));
  const someMember = fc
    .tuple(fc.tuple(weight, figure, figure, figure, figure, figure), fc.integer({ min: 0, max: 3 }))
    .map(([figures, rows]) => member(figures.join(' '), rows));
  const province = fc.array(fc.array(someMember, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

  test('R30 totals of totals are the total of all', () => {
    fc.assert(
      fc.property(province, (districts) => {
        const ofTotals = addUnits(
          form,
          districts.map((communes) => addUnits(form, communes)),
        );
        expect(ofTotals).toEqual(addUnits(form, districts.flat()));
      }),
      { numRuns: 300 },
    );
  });

  test('R30 the order of the units does not matter', () => {
    fc.assert(
      fc.property(province, (districts) => {
        expect(addUnits(form, districts.flat().reverse())).toEqual(addUnits(form, districts.flat()));
      }),
    );
  });

  test('R30 the total of one unit is its own form', () => {
    fc.assert(
      fc.property(someMember, (one) => {
        const { figures, notApplicable } = one;
        const own = figuresOf(form, computeTotal(form, { figures, notApplicable }));
        const total = totalOf(addUnits(form, [one]));
        expect(total).toEqual(own);
      }),
    );
  });

  test('R12 what is stored is what was typed', () => {
    const values = { 'W.C': '12', 'S.C': '-', 'N.C': '0', 'X.C': '1.25' };
    const stored = toStored(form, compute(form, valuesOf({ ...values, L: '-' })));
    expect(fromStored(form, stored)).toEqual({ values: valuesOf(values), fixed: { 'L1.C': '0' } });
    expect(stored.notApplicable?.filter(Boolean)).toHaveLength(1);
  });
});

describe('R31 totals over time', () => {
  const quarters = [member('10 1 1 5 3 1', 1), member('20 2 2 6 3 1', 2), member('_ 3 4 7 3 1', 3)];

  test('R31 flows add, stocks take the last that is there, openings the first, ratios come from their parts', () => {
    const added = addPeriods(form, quarters);
    expect(text(added, 'S')).toBe('7');
    expect(text(added, 'W')).toBe('20');
    expect(text(added, 'F')).toBe('5');
    // Weighted by 10 and 20; of the third quarter nobody knows the weight.
    expect(text(added, 'M')).toBe('5/3');
    expect(added.partial).toEqual([ordinalOf('M')]);
    expect(text(added, 'N')).toBe('missing');
    expect(added.ranges[ordinalOf('N')]).toEqual(['3', '3']);
    expect(text(added, 'L1')).toBe('3');
    expect(totalOf(added)['R.C']).toBe('35');
    expect(totalOf(added)['D.C']).toBe('2');
  });

  test('R31 a weighted mean keeps its weight over time: 4, 6 and 8 with a weight of 10 come to 6, of two units too', () => {
    const months = ['10 4 _ _ _ _', '10 6 _ _ _ _', '10 8 _ _ _ _'].map((one) => member(one));
    expect(text(addUnits(form, [addPeriods(form, months), addPeriods(form, months)]), 'M')).toBe('6');
    const heavier = ['30 8 _ _ _ _', '30 8 _ _ _ _', '30 8 _ _ _ _'].map((one) => member(one));
    expect(text(addUnits(form, [addPeriods(form, months), addPeriods(form, heavier)]), 'M')).toBe('7.5');
  });

  test('R31 units first or periods first, a weighted mean over both comes out the same', () => {
    const one = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 99 }));
    const three = fc.tuple(one, one, one);
    fc.assert(
      fc.property(fc.array(three, { minLength: 1, maxLength: 4 }), (units) => {
        const sheets = units.map((periods) => periods.map(([w, m]) => member(`${w} ${m} _ _ _ _`)));
        const unitsFirst = [0, 1, 2].map((at) =>
          addUnits(
            form,
            sheets.flatMap((own) => own[at] ?? []),
          ),
        );
        const periodsFirst = sheets.map((own) => addPeriods(form, own));
        expect(text(addPeriods(form, unitsFirst), 'M')).toBe(text(addUnits(form, periodsFirst), 'M'));
      }),
    );
  });

  test.each<[string, OverTime, (string | undefined)[], string, boolean]>([
    ['adds', 'flow', ['1', '2'], '3', false],
    ['lacks a period', 'flow', ['1', undefined], '1', true],
    ['the last that has it', 'stock', ['1', '2', '_'], '2', false],
    ['the last that is there', 'stock', ['1', undefined], '1', false],
    ['the first', 'first', ['1', '2'], '1', false],
    ['never hidden where it is missing', 'first', ['_', '2'], 'missing', false],
    ['said not to arise', 'first', ['-', '2'], '-', false],
    ['the first that has it where the first period is not there', 'first', [undefined, '_', '2'], '2', true],
    ['none that has it', 'first', [undefined, '_'], 'missing', false],
    ['over those that are there', 'mean', ['1', '2', undefined], '1.5', true],
    ['marked where one is missing', 'mean', ['1', '_'], '1', true],
  ])('R31 over time, %s: %s of %j is %s', (_words, overTime, periods, figure, partial) => {
    const one = compileForm(definitionOf([table([row('A', 'sum', overTime)], [{ code: 'C', label: 'c' }])]));
    const added = addPeriods(
      one,
      periods.map((value) => {
        if (value === undefined) return undefined;
        return toStored(one, compute(one, valuesOf(value === '_' ? {} : { 'A.C': value })));
      }),
    );
    expect([storedText(added, 0) ?? 'missing', added.partial.length > 0]).toEqual([figure, partial]);
  });

  test('R31 a flow that lacks a period is partial', () => {
    const added = addPeriods(form, [member('_ _ 1 _ _ _'), member('_ _ _ _ _ _')]);
    expect(text(added, 'S')).toBe('1');
    expect(added.partial).toContain(ordinalOf('S'));
  });

  test('R31 months and quarters of flows come to the same year', () => {
    const month = fc.oneof(fc.integer({ min: 0, max: 99 }).map(String), fc.constantFrom('_', '-'));
    fc.assert(
      fc.property(fc.array(month, { minLength: 12, maxLength: 12 }), (months) => {
        const members = months.map((one) => member(`_ _ ${one} _ _ _`));
        const byQuarter = [0, 3, 6, 9].map((from) => addPeriods(form, members.slice(from, from + 3)));
        const year = addPeriods(form, members);
        expect(text(addPeriods(form, byQuarter), 'S')).toBe(text(year, 'S'));
      }),
    );
  });
});
