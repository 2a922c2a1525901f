import { describe, expect, it } from 'vitest';
import { fillAlong, fillTo, reachedCorners } from './fill.ts';

const grid = [
  ['a1', 'b1', 'c1'],
  ['a2', '', 'c2'],
  ['a3', 'b3', 'c3'],
  ['a4', 'b4', 'c4'],
];
const block = (...rows: string[]) => rows.map((row) => row.split(' '));

describe('R16 filling as in a spreadsheet', () => {
  it.each([
    ['Ctrl D over a block', block('a1 b1', 'a2 ', 'a3 b3'), 'down', { a2: 'a1', a3: 'a1', b3: 'b1' }],
    ['Ctrl D in one cell takes the one above', block('a2'), 'down', { a2: 'a1' }],
    ['Ctrl D in the first row has nothing above', block('a1 b1'), 'down', {}],
    ['Ctrl D does not reach over a place without a cell', block('b3'), 'down', {}],
    ['Ctrl R over a block', block('a3 b3 c3', 'a4 b4 c4'), 'right', { b3: 'a3', c3: 'a3', b4: 'a4', c4: 'a4' }],
    ['Ctrl R in one cell takes the one at its left', block('c3'), 'right', { c3: 'b3' }],
    ['a cell that is gone', block('z9'), 'down', {}],
  ] as const)('%s', (_what, chosen, along, expected) =>
    expect(Object.fromEntries(fillAlong(grid, chosen, along))).toEqual(expected),
  );

  it.each([
    ['down', block('a1'), 'a4', { a2: 'a1', a3: 'a1', a4: 'a1' }],
    ['a pattern again and again', block('a1', 'a2'), 'a4', { a3: 'a1', a4: 'a2' }],
    ['up', block('a3', 'a4'), 'a1', { a1: 'a3', a2: 'a4' }],
    ['right', block('a3', 'a4'), 'c4', { b3: 'a3', c3: 'a3', b4: 'a4', c4: 'a4' }],
    ['along the side where it went furthest', block('a1'), 'b4', { a2: 'a1', a3: 'a1', a4: 'a1' }],
    ['nowhere', block('a1', 'a2'), 'a1', {}],
  ] as const)('the handle dragged %s', (_what, chosen, to, expected) =>
    expect(Object.fromEntries(fillTo(grid, chosen, to))).toEqual(expected),
  );

  it('R16 afterwards block and reach are chosen together', () =>
    expect(reachedCorners(grid, block('a3', 'a4'), 'a1')).toEqual({ anchor: 'a1', head: 'a4' }));
});
