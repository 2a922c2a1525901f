import { describe, expect, it } from 'vitest';
import { hiddenColumns } from './column-needs.ts';
import { blockBetween, nextOpen, stepFrom } from './movement.ts';
import { parseTsv, toTsv } from './tsv.ts';

const grid = [
  ['a1', 'b1', 'c1'],
  ['a2', '', 'c2'],
  ['a3', 'b3', 'c3'],
];
const open = (key: string) => !key.startsWith('a');

describe('R16 keys move over the table', () => {
  it.each([
    ['b1', 'down', 'b3'],
    ['a2', 'right', 'c2'],
    ['a1', 'up', 'a1'],
    ['c3', 'right', 'c3'],
    ['b3', 'rowStart', 'a3'],
    ['a2', 'rowEnd', 'c2'],
    ['b3', 'first', 'a1'],
    ['a1', 'last', 'c3'],
    ['gone', 'down', 'gone'],
  ] as const)('%s %s → %s', (from, step, to) => expect(stepFrom(grid, from, step)).toBe(to));

  it.each([
    ['c1', 'next', 'c2'],
    ['b3', 'previous', 'c2'],
    ['b3', 'below', 'c1'],
    ['c1', 'above', 'b3'],
    ['c3', 'next', undefined],
    ['b1', 'previous', undefined],
  ] as const)('R16 Tab and Enter skip locked cells: %s %s → %s', (from, direction, to) =>
    expect(nextOpen(grid, from, direction, open)).toBe(to),
  );

  it('R16 a block spans from corner to corner whichever is first', () => {
    expect(blockBetween(grid, 'c2', 'b1')).toEqual([
      ['b1', 'c1'],
      ['', 'c2'],
    ]);
  });
});

describe('R16 paste of a block from Excel', () => {
  it.each([
    [
      '1\t2\r\n3\t4\r\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['1', [['1']]],
    ['\t\r\n', [['', '']]],
    ['"a\tb"\t"say ""hi"""\n', [['a\tb', 'say "hi"']]],
    ['"two\r\nlines"\t2\r\n', [['two\nlines', '2']]],
    ['"open\tnext', [['"open', 'next']]],
  ])('%j', (text, rows) => expect(parseTsv(text)).toEqual(rows));

  it('R16 what is copied reads back', () => {
    const rows = [
      ['1.234,5', '–', ''],
      ['a "b"', 'x\ty', 'line\nline'],
    ];
    expect(parseTsv(toTsv(rows))).toEqual(rows);
  });
});

describe('R16 what lies beyond the edges of a wide table', () => {
  const widths = [100, 100, 100, 100];
  it.each([
    [0, 250, { left: 0, right: 2 }],
    [120, 250, { left: 1, right: 1 }],
    [190, 250, { left: 2, right: 0 }],
    [0, 600, { left: 0, right: 0 }],
  ])('scrolled by %i in %i', (scrolled, room, expected) =>
    expect(hiddenColumns(widths, { before: 40, scrolled, room })).toEqual(expected),
  );
});
