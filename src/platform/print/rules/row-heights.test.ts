import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesIn, rowHeights } from './row-heights.ts';

test.each([
  ['', 10, 1],
  ['Xã Đàm Thủy', 40, 1],
  ['Ủy ban nhân dân huyện Trùng Khánh', 12, 5],
  ['Xóm_Bản_Giốc_Nà_Đeng_Lũng_Pán', 10, 4],
  ['một\nhai', 40, 2],
])('R35 %j in %i characters stands in %i lines', (text, room, lines) => {
  expect(linesIn(text, room)).toBe(lines);
});

const word = fc.stringMatching(/^[A-Za-zĐđỦủờ_]{1,40}$/u);
const words = fc.array(word, { minLength: 1, maxLength: 30 }).map((all) => all.join(' '));

test('R35 a text never gets fewer lines than its letters need, nor more than a line for each piece of it', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 4, max: 80 }), (text, room) => {
      const letters = text.replaceAll(' ', '').length * 1.15;
      const pieces = text.split(' ').reduce((sum, one) => sum + Math.ceil((one.length * 1.15) / room), 0);
      expect(linesIn(text, room)).toBeGreaterThanOrEqual(Math.ceil(letters / room - 1e-9));
      expect(linesIn(text, room)).toBeLessThanOrEqual(pieces);
    }),
  );
});

test('R35 rows with merged cells, and those in which something wraps, get the height that the longest text in them needs; others are left to the spreadsheet', () => {
  const long = 'Ủy ban nhân dân xã '.repeat(12).trim();
  const cells = [
    [{ value: long, size: 13 }, null],
    [{ value: 'Mã' }, { value: long }],
    [null, { value: 'Tày' }],
    [{ value: long }, { value: 1 }],
    [{ value: 'Tày', size: 14 }, { value: 1 }],
  ];
  const merges = [
    { row: 0, column: 0, rows: 1, columns: 2 },
    { row: 1, column: 0, rows: 2, columns: 1 },
  ];
  const heights = rowHeights({ cells, merges, widths: [20, 12] });
  expect(heights[0]).toBeGreaterThanOrEqual(linesIn(long, (31 * 11) / 13) * 15);
  expect(heights[1]).toBe(linesIn(long, 11) * 15);
  expect(heights[2]).toBe(15);
  expect(heights[3]).toBe(linesIn(long, 19) * 15);
  expect(heights[4]).toBeUndefined();
});
