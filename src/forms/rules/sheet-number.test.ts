import { expect, test } from 'vitest';
import { sheetNumber } from './sheet-number.ts';

test.each([
  ['530341', 0, 530341],
  ['-12.50', 2, -12.5],
  ['50/3', 2, 16.66666667],
  ['100', 0, 100],
  ['0', 0, 0],
  ['999999999999999', 0, 999999999999999],
  ['9999999999999999', 0, undefined],
  ['-', 0, undefined],
])('R35 the figure %s with %i decimals is %s in a workbook', (figure, decimals, number) =>
  expect(sheetNumber(figure, decimals)).toBe(number),
);
