import { describe, expect, it } from 'vitest';
import { isToldEnough, lacksReason, namedCells, wholeReason } from './return-reason.ts';

const cell = (code: string, reason: string) => ({ cell: code, reason });

describe('R21 a return says why', () => {
  it.each([
    ['each cell has its own', [cell('A', 'Chưa khớp sổ')], '', true],
    ['one short word is a reason of a cell', [cell('A', 'x')], '', true],
    ['the common one stands for cells without', [cell('A', ''), cell('B', 'Sai')], 'Rà soát lại', true],
    ['a cell has none and neither has the whole', [cell('A', ''), cell('B', 'Sai')], '', false],
    ['blanks are no reason', [cell('A', '  ')], '  ', false],
    ['a common reason of two letters stands for nothing', [cell('A', '')], 'Ra', false],
    ['a common reason that was begun is finished', [cell('A', 'Sai')], 'Ra', false],
    ['no cell named, but said why', [], 'Thiếu mục B', true],
    ['nothing named, nothing said', [], '', false],
  ])('R21 %s', (_, cells, reason, expected) => expect(isToldEnough({ cells, reason })).toBe(expected));

  it('R21 what is sent names a reason at each cell, its own before the common one', () => {
    const why = { cells: [cell('A', ' Sai '), cell('B', '')], reason: ' Rà soát lại ' };
    expect(namedCells(why)).toEqual([cell('A', 'Sai'), cell('B', 'Rà soát lại')]);
    expect(why.cells.map((named) => lacksReason({ reason: '' }, named))).toEqual([false, true]);
  });

  it('R21 the reason of the whole is what was written, else those of the cells, each once and not beyond what is kept', () => {
    const cells = [cell('A', 'Sai'), cell('B', 'Chưa khớp sổ'), cell('C', 'Sai')];
    expect(wholeReason('Rà soát', cells)).toBe('Rà soát');
    expect(wholeReason(undefined, cells)).toBe('Sai; Chưa khớp sổ');
    expect(
      wholeReason(undefined, [cell('A', 'a'.repeat(1000)), cell('B', 'b'.repeat(1000)), cell('C', 'c')]),
    ).toHaveLength(2000);
  });
});
