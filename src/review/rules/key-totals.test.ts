import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileForm } from '../../forms/rules/compile.ts';
import type { Cell } from '../../forms/rules/compiled.ts';
import { definitionOf, formulaForm, peopleList, table } from '../../forms/rules/small-form.fixture.ts';
import { toText } from '../../platform/rules/rational.ts';
import { compareFigure, keyCells, movedMuch } from './key-totals.ts';

const form = formulaForm('A + B');
const found = form.cell('A.X');
if (!found) throw new Error('the small form has no A.X');
const cell: Cell = found;
const compared = (now: string | null, before: string | null) =>
  compareFigure(cell, { [cell.code]: now }, { [cell.code]: before });
const shown = (now: string | null, before: string | null) => {
  const { by, share } = compared(now, before);
  return [by && toText(by), share && toText(share)];
};

describe('R22 a figure of a total beside what it was', () => {
  it.each<[string | null, string | null, (string | null)[], boolean]>([
    ['110', '100', ['10', '10'], true],
    ['109', '100', ['9', '9'], false],
    ['91', '100', ['-9', '-9'], false],
    ['90', '100', ['-10', '-10'], true],
    ['-90', '-100', ['10', '10'], true],
    ['5', '0', ['5', null], true],
    ['0', '0', ['0', null], false],
    ['100', '100', ['0', '0'], false],
    ['1/3', '1/3', ['0', '0'], false],
    ['0.1', '0.3', ['-0.2', '-200/3'], true],
    [null, '100', [null, null], false],
    ['100', null, [null, null], false],
    ['-', '100', [null, null], false],
    [null, null, [null, null], false],
  ])('%j after %j', (now, before, [by, share], moved) => {
    expect(shown(now, before)).toEqual([by, share]);
    expect(movedMuch(compared(now, before))).toBe(moved);
  });

  it('a cell that is not there on either side is nothing, not zero', () => {
    expect(compareFigure(cell, {}, {})).toEqual({ cell, now: null, before: null, by: null, share: null });
  });

  it('there and back is as far, and what did not move never moved much', () => {
    const figure = fc.integer({ min: -10_000, max: 10_000 }).map(String);
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        const [there, back] = [compared(a, b).by, compared(b, a).by];
        expect(there && toText({ ...there, n: -there.n })).toEqual(back && toText(back));
        expect(movedMuch(compared(a, a))).toBe(false);
      }),
    );
  });
});

describe('R22 what a leader looks at first', () => {
  const rows = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({
      code: `${prefix}${at}`,
      label: `${prefix}${at}`,
      type: 'integer' as const,
    }));
  const columns = [
    { code: 'TS', label: 'Tổng số' },
    { code: 'NU', label: 'Nữ' },
  ];
  const of = (...sections: Parameters<typeof definitionOf>[0]) =>
    keyCells(compileForm(definitionOf(sections))).map(({ code }) => code);

  it.each([
    ['the first figure of each row', of({ ...table(rows('A', 3), columns), code: 'A' }), ['A0.TS', 'A1.TS', 'A2.TS']],
    [
      'six at most',
      of({ ...table(rows('A', 9), columns), code: 'A' }),
      ['A0.TS', 'A1.TS', 'A2.TS', 'A3.TS', 'A4.TS', 'A5.TS'],
    ],
    [
      'every section in turn, in the order of the form',
      of({ ...table(rows('A', 9), columns), code: 'A' }, { ...table(rows('B', 2), columns), code: 'B' }),
      ['A0.TS', 'A1.TS', 'A2.TS', 'A3.TS', 'B0.TS', 'B1.TS'],
    ],
    [
      'no lists, no words',
      of({ ...table([{ code: 'W', label: 'Ghi chú', type: 'text' }], columns), code: 'A' }, peopleList),
      [],
    ],
    [
      'not what is greyed',
      of({ ...table(rows('A', 1), columns, { 'A0.TS': { greyed: true } }), code: 'A' }),
      ['A0.NU'],
    ],
  ])('%s', (_name, codes, expected) => {
    expect(codes).toEqual(expected);
  });
});
