import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnNeed, columnWidths, type LabelNeed } from './column-widths.ts';
import { levelsOf, placeHeads } from './table-heads.ts';

const label: LabelNeed = { least: 160, wanted: 220, most: 640 };
const figure = (level = 0, least = 61): ColumnNeed => ({ least, comfortable: 120, level });
const figures = (count: number): ColumnNeed[] => Array.from({ length: count }, () => figure());
const rounded = ({ label: words, columns, fits }: ReturnType<typeof columnWidths>) => [
  Math.round(words),
  columns.map(Math.round),
  fits,
];

describe('R16 proportions of a form table', () => {
  it.each([
    ['DT04, one column at 1366', 806, label, figures(1), [640, [120], true]],
    ['four columns, the words take the rest', 806, label, figures(4), [326, [120, 120, 120, 120], true]],
    ['four columns on a telephone', 298, { ...label, least: 116 }, figures(2), [116, [91, 91], true]],
    ['ten columns: the words first, then the columns', 806, label, figures(10), [196, Array(10).fill(61), true]],
    ['ten columns on a wide screen', 1360, label, figures(10), [220, Array(10).fill(114), true]],
    ['never wider than what is easy to read', 1360, label, figures(2), [640, [120, 120], true]],
    ['too many: all at their least', 806, label, figures(12), [160, Array(12).fill(61), false]],
    [
      'equal within a level, whatever each needs',
      806,
      label,
      [figure(0, 70), figure(0, 61), figure(1, 61), figure(1, 64), figure(1, 61)],
      [220, [117, 117, 117, 117, 117], true],
    ],
    ['no room to be equal', 410, label, [figure(0, 120), ...figures(2)], [160, [120, 65, 65], true]],
    ['a list fills its room', 500, null, [figure(0, 100), figure(1, 50)], [0, [250, 250], true]],
    ['a list too wide', 300, null, [figure(0, 200), figure(1, 150)], [0, [200, 150], false]],
  ] as const)('%s', (_what, room, words, columns, expected) =>
    expect(rounded(columnWidths(room, words, columns))).toEqual(expected),
  );

  it('R16 whatever the columns: nothing below its least, never beyond the room where it fits, one width a level', () => {
    const some = fc.array(
      fc.record({ least: fc.integer({ min: 20, max: 200 }), comfortable: fc.constant(120), level: fc.nat(2) }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 2000 }), fc.constantFrom(label, null), some, (room, words, columns) => {
        const found = columnWidths(room, words, columns);
        const used = found.label + found.columns.reduce((total, width) => total + width, 0);
        if (found.fits) expect(used).toBeLessThanOrEqual(room + 1e-6);
        for (const [at, { least }] of columns.entries()) expect(found.columns[at]).toBeGreaterThanOrEqual(least - 1e-9);
        expect(found.label).toBeGreaterThanOrEqual(words?.least ?? 0);
      }),
    );
  });
});

describe('R16 headings over their columns', () => {
  const head = [
    [
      { colSpan: 1, rowSpan: 2 },
      { colSpan: 2, rowSpan: 1 },
      { colSpan: 1, rowSpan: 2 },
    ],
    [
      { colSpan: 1, rowSpan: 1 },
      { colSpan: 1, rowSpan: 1 },
    ],
  ];
  it('R16 each begins where it stands on paper', () =>
    expect(placeHeads(head).map(({ at, row }) => [row, at])).toEqual([
      [0, 0],
      [0, 1],
      [0, 3],
      [1, 1],
      [1, 2],
    ]));
  it('R16 a column belongs to the level of its own heading', () => expect(levelsOf(head)).toEqual([0, 1, 1, 0]));
});
