import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileForm } from '../../forms/rules/compile.ts';
import { definitionOf, peopleList, table } from '../../forms/rules/small-form.fixture.ts';
import {
  applyPatch,
  canonical,
  changesOf,
  conflictsOf,
  differences,
  notOpened,
  patchBetween,
  replaced,
} from './patch.ts';

const form = compileForm(
  definitionOf([
    table([{ code: 'A01', label: 'a', type: 'decimal', decimals: 2 }], [{ code: 'TAY', label: 't' }]),
    peopleList,
  ]),
);
const draft = {
  cells: { 'A01.TAY': '12', 'A02.TAY': '-' },
  lists: { B: [{ id: 'r1', values: { HO: '3', XOM: 'Bản Giốc' } }] },
};
const valuesOf = fc.record({
  cells: fc.dictionary(fc.constantFrom('A01.TAY', 'A02.TAY', 'A03.TAY', 'A04.TAY'), fc.constantFrom('1', '2', '-')),
  lists: fc.dictionary(
    fc.constantFrom('B', 'C'),
    fc.array(
      fc.record({
        id: fc.constantFrom('r1', 'r2'),
        values: fc.dictionary(fc.constantFrom('HO', 'XOM'), fc.constantFrom('3', '4')),
      }),
      { maxLength: 1 },
    ),
  ),
});

describe('patches of a draft', () => {
  it('R16 only what differs is a change; null and the empty text clear', () => {
    expect(
      changesOf(draft, canonical(form, { cells: { 'A01.TAY': '12', 'A02.TAY': '', 'A03.TAY': '5', 'A04.TAY': null } })),
    ).toEqual([
      { cell: 'A02.TAY', before: '-', after: null },
      { cell: 'A03.TAY', before: null, after: '5' },
    ]);
  });

  it('R16 rows name each value that came, went or changed', () => {
    const rows = {
      B: [
        { id: 'r1', values: { XOM: 'Bản Mới' } },
        { id: 'r2', values: { HO: '1' }, added: true as const },
      ],
    };
    expect(changesOf(draft, { rows })).toEqual([
      { cell: 'B#r1.XOM', before: 'Bản Giốc', after: 'Bản Mới' },
      { cell: 'B#r2.HO', before: null, after: '1' },
    ]);
  });

  it('R16 words are kept in composed letters', () => {
    expect(canonical(form, { cells: { A05: 'xo\u0301m' } }).cells).toEqual({ A05: 'xóm' });
  });

  it('R16 a figure has one writing, whoever sent it; what its cell does not take stays as it was written', () => {
    const written = canonical(form, {
      cells: { 'A01.TAY': '2.50', 'A02.TAY': '2.50' },
      rows: { L: [{ id: 'r1', added: true, values: { TUOI: '30', TEN: '2.50' } }] },
    });
    expect(written.cells).toEqual({ 'A01.TAY': '2.5', 'A02.TAY': '2.50' });
    expect(written.rows?.L?.[0]?.values).toEqual({ TUOI: '30', TEN: '2.50' });
    expect(canonical(form, { cells: { 'A01.TAY': '2.500' } }).cells).toEqual({ 'A01.TAY': '2.500' });
    expect(replaced(form, draft, { cells: { 'A01.TAY': '12.00' } }).cells).toEqual({ 'A01.TAY': '12' });
    expect(changesOf({ cells: { 'A01.TAY': '2.5' }, lists: {} }, written)).not.toContainEqual(
      expect.objectContaining({ cell: 'A01.TAY' }),
    );
  });

  it('R16 values sent at once take the place of all previous ones; the differences lead from the one to the other', () => {
    fc.assert(
      fc.property(valuesOf, valuesOf, (from, sent) => {
        const to = replaced(form, from, sent);
        expect(to.cells).toEqual(sent.cells);
        const changes = differences(from, to);
        const typed = changes.filter(({ cell }) => !cell.includes('#'));
        const cells = Object.fromEntries(typed.map(({ cell, after }) => [cell, after]));
        expect(applyPatch(from, { cells }).cells).toEqual(to.cells);
        expect(differences(to, replaced(form, to, sent))).toEqual([]);
      }),
    );
  });

  it('R16 values sent at once: composed letters, no empty cells, lists that are not named are emptied', () => {
    const previous = { cells: { A01: '1' }, lists: { B: [{ id: 'r1', values: { XOM: 'Bản Giốc' } }] } };
    expect(replaced(form, previous, { cells: { A05: 'xo\u0301m', A06: '' } })).toEqual({
      cells: { A05: 'xóm' },
      lists: { B: [] },
    });
    expect(differences(previous, replaced(form, previous, {}))).toEqual([
      { cell: 'A01', before: '1', after: null },
      { cell: 'B#r1.XOM', before: 'Bản Giốc', after: null },
    ]);
  });

  it('R23 the patch between two fillings leads from the one to the other, rows by their ids, and changes nothing else', () => {
    const filled = (values: typeof draft | { cells: object; lists: object }) =>
      Object.entries(values.lists).filter(([, rows]) => rows.length > 0);
    fc.assert(
      fc.property(valuesOf, valuesOf, (from, to) => {
        const there = applyPatch(from, patchBetween(from, to));
        expect(there.cells).toEqual(to.cells);
        expect(Object.fromEntries(filled(there))).toEqual(Object.fromEntries(filled(to)));
        expect(changesOf(to, patchBetween(to, to))).toEqual([]);
      }),
    );
  });

  it('R16 a conflict is a cell that somebody set to another value since; the last of theirs counts', () => {
    const changes = changesOf(draft, { cells: { 'A01.TAY': '15', 'A02.TAY': '7' } });
    const other = (cell: string, value: string) => ({ cell, value, by: 'Lan', at: '2022-11-23T02:00:00Z' });
    expect(
      conflictsOf(changes, [
        other('A01.TAY', '15'),
        other('A01.TAY', '16'),
        other('A02.TAY', '7'),
        other('A09.TAY', '1'),
      ]),
    ).toEqual([{ cell: 'A01.TAY', yours: '15', theirs: '16', by: 'Lan', at: '2022-11-23T02:00:00Z' }]);
  });

  it('R21 of a returned form only opened cells and opened lists may change', () => {
    const changes = changesOf(draft, {
      cells: { 'A01.TAY': '1', 'A03.TAY': '2' },
      rows: { B: [{ id: 'r1', removed: true }], C: [{ id: 'x', values: { HO: '1' }, added: true }] },
    });
    expect(notOpened(changes, ['A01.TAY', 'B'])).toEqual(['A03.TAY', 'C#x.HO']);
    expect(notOpened(changes, null)).toEqual([]);
  });
});
