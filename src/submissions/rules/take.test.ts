import { describe, expect, it } from 'vitest';
import { withoutCells } from './take.ts';

const patch = {
  cells: { 'A01.TAY': '1', 'A02.TAY': null },
  rows: {
    B: [
      { id: 'r1', values: { HO: '3', XOM: 'Bản Giốc' } },
      { id: 'r2', removed: true as const },
      { id: 'r3', values: { HO: '9' }, added: true as const },
    ],
  },
};

describe('R16 each cell of a patch is taken or offered back by itself', () => {
  it.each<[string, string[], typeof patch | object]>([
    ['nothing refused', [], patch],
    ['a cell', ['A01.TAY'], { ...patch, cells: { 'A02.TAY': null } }],
    [
      'a column of a row: the rest of the row is taken',
      ['B#r1.HO'],
      { ...patch, rows: { B: [{ id: 'r1', values: { XOM: 'Bản Giốc' } }, patch.rows.B[1], patch.rows.B[2]] } },
    ],
    [
      'a value of a row that was to go: the row stays',
      ['B#r2.HO'],
      { ...patch, rows: { B: [patch.rows.B[0], patch.rows.B[2]] } },
    ],
    [
      'the only value of a new row: the row comes empty',
      ['B#r3.HO'],
      { ...patch, rows: { B: [patch.rows.B[0], patch.rows.B[1], { id: 'r3', values: {}, added: true }] } },
    ],
    ['a row as a whole', ['B#r3'], { ...patch, rows: { B: [patch.rows.B[0], patch.rows.B[1]] } }],
  ])('%s', (_what, refused, rest) => {
    expect(withoutCells(patch, new Set(refused))).toEqual(rest);
  });
});
