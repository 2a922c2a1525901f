import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf } from './band.ts';
import { fitTable, officialRoom, statisticalRoom } from './fit-table.ts';
import { letterDay, letterNumber } from './letter-day.ts';
import type { PaperTable } from './paper.ts';

const table = (texts: readonly string[], heads: readonly string[]): PaperTable => ({
  kind: 'table',
  code: 'A',
  title: 'T',
  stub: ['Chỉ tiêu', 'Mã số', 'Đơn vị tính'],
  head: [
    [{ text: 'Chia theo dân tộc', colSpan: heads.length, rowSpan: 1 }],
    heads.map((text) => ({ text, colSpan: 1, rowSpan: 1 })),
  ],
  numbers: heads.map((_, index) => String(index + 1)),
  align: heads.map(() => 'right'),
  rows: [
    {
      stub: ['Nhân khẩu thực tế thường trú', 'A01', 'người'],
      depth: 0,
      group: false,
      cells: heads.map((_, index) => ({
        text: texts[index % texts.length] ?? '',
        number: null,
        decimals: 0,
        greyed: false,
      })),
    },
  ],
});
const someTable = fc
  .tuple(
    fc.array(fc.stringMatching(/^[0-9.]{0,15}$/), { minLength: 1, maxLength: 5 }),
    fc.array(fc.constantFrom('Tày', 'Sán Chỉ (Sán Chay)', 'Cộng dân tộc thiểu số', 'Kinh'), {
      minLength: 1,
      maxLength: 90,
    }),
  )
  .map(([texts, heads]) => table(texts, heads));

test('R35 whatever the table, each band fits the page and every column is printed once, in order', () => {
  fc.assert(
    fc.property(someTable, fc.constantFrom(officialRoom, statisticalRoom), (one, room) => {
      const fit = fitTable(one, room);
      const width = fit.landscape ? room.landscape : room.portrait;
      expect(fit.bands.map(({ from }) => from)).toEqual([0, ...fit.bands.slice(0, -1).map(({ to }) => to)]);
      expect(fit.bands.at(-1)?.to).toBe(one.align.length);
      for (const { from, to } of fit.bands) {
        const used = [...fit.stubWidths, ...fit.columnWidths.slice(from, to)].reduce((sum, each) => sum + each, 0);
        expect(used).toBeLessThan(width - 100);
      }
      const printed = fit.bands.map((band) => bandOf(one, band));
      expect(printed.flatMap(({ numbers }) => numbers)).toEqual(one.numbers);
      for (const { head, align } of printed)
        for (const cells of head) expect(cells.reduce((sum, { colSpan }) => sum + colSpan, 0)).toBe(align.length);
    }),
  );
});

test('R35 a narrow table stands upright, a wider one lies across, a very wide one is cut', () => {
  const wide = (columns: number) =>
    fitTable(
      table(
        ['530.341'],
        Array.from({ length: columns }, () => 'Tày'),
      ),
      statisticalRoom,
    );
  expect([wide(4), wide(14), wide(55)].map(({ landscape, bands }) => [landscape, bands.length > 1])).toEqual([
    [false, false],
    [true, false],
    [true, true],
  ]);
});

test.each([
  ['2022-02-05', 'ngày 05 tháng 02 năm 2022'],
  ['2022-03-15', 'ngày 15 tháng 3 năm 2022'],
  ['2022-11-09', 'ngày 09 tháng 11 năm 2022'],
])('R35 the day %s in a document is %s', (day, words) => expect(letterDay(day)).toBe(words));

test.each([
  ['5/BC-BDT', '05/BC-BDT'],
  ['12/BC-BDT', '12/BC-BDT'],
  ['05/BC-BDT', '05/BC-BDT'],
])('R35 the number %s in a document is %s', (number, words) => expect(letterNumber(number)).toBe(words));
