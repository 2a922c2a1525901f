import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRows, joinRows, rowPatches } from './row-patch.ts';

const row = fc.record({
  id: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5'),
  values: fc.dictionary(fc.constantFrom('HO', 'XOM', 'TEN'), fc.constantFrom('1', '2', '3')),
});
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 5 });
const sorted = (list: readonly { id: string; values: object }[]) =>
  [...list].sort((a, b) => a.id.localeCompare(b.id)).map(({ id, values }) => ({ id, values: { ...values } }));

describe('R16 rows of a list by their identity', () => {
  it('R16 what leads from one list to another makes the other of the one', () => {
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        expect(sorted(applyRows(before, rowPatches(before, after)))).toEqual(sorted(after));
        expect(rowPatches(after, after)).toEqual([]);
      }),
    );
  });

  it('R16 two patches joined do what the one after the other does', () => {
    fc.assert(
      fc.property(rows, rows, rows, (first, second, third) => {
        const both = joinRows(rowPatches(first, second), rowPatches(second, third));
        expect(sorted(applyRows(first, both))).toEqual(sorted(third));
      }),
    );
  });

  it('R16 two people at different rows lose nothing, in whichever order they save', () => {
    const base = [{ id: 'r1', values: { XOM: 'Bản Giốc' } }];
    const hers = [{ id: 'a', values: { XOM: 'Đồng Nhan' }, added: true as const }];
    const his = [
      { id: 'b', values: { XOM: 'Lũng Mười' }, added: true as const },
      { id: 'r1', values: { HO: '5' } },
    ];
    const one = applyRows(applyRows(base, hers), his);
    expect(sorted(one)).toEqual(sorted(applyRows(applyRows(base, his), hers)));
    expect(one.map(({ id }) => id)).toEqual(['r1', 'a', 'b']);
  });

  it('R16 a patch never brings back a row that somebody took away', () => {
    expect(applyRows([], [{ id: 'r1', values: { HO: '5' } }])).toEqual([]);
  });
});
