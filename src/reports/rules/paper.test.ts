import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf } from './band.ts';
import { fitTable, officialRoom, statisticalRoom } from './fit-table.ts';
import { letterDay, letterNumber } from './letter-day.ts';
import { letterhead } from './letterhead.ts';
import type { PaperTable } from './paper.ts';
import { sheetNumber } from './sheet-number.ts';
import { coverageSentence } from './total-report.ts';

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

const unit = (kind: string, code: string, name: string, fullName: string, agencyName: string | null = null) => ({
  kind,
  code,
  name,
  fullName,
  agencyName,
});
const province = unit('province', '04', 'Cao Bằng', 'Tỉnh Cao Bằng');
const district = unit('district', '047', 'Trùng Khánh', 'Huyện Trùng Khánh', 'Phòng Dân tộc huyện Trùng Khánh');

test('R35 the head of a document names the superior and the issuer of every level', () => {
  const head = (own: typeof province, above: typeof province) => {
    const { superior, issuer, place, codeLetters } = letterhead(own, above, province);
    return [superior, issuer, place, codeLetters];
  };
  expect(head(unit('board', 'BDT', 'Ban Dân tộc', 'Ban Dân tộc tỉnh Cao Bằng'), province)).toEqual([
    'UBND TỈNH CAO BẰNG',
    'BAN DÂN TỘC',
    'Cao Bằng',
    'BC-BDT',
  ]);
  expect(head(unit('department', 'SYT', 'Sở Y tế', 'Sở Y tế'), province)).toEqual([
    'UBND TỈNH CAO BẰNG',
    'SỞ Y TẾ',
    'Cao Bằng',
    'BC-SYT',
  ]);
  expect(head(district, province)).toEqual(['UBND HUYỆN TRÙNG KHÁNH', 'PHÒNG DÂN TỘC', 'Trùng Khánh', 'BC-PDT']);
  expect(head(unit('commune', '01495', 'Đàm Thủy', 'Xã Đàm Thủy'), district)).toEqual([
    'UBND HUYỆN TRÙNG KHÁNH',
    'UBND XÃ ĐÀM THỦY',
    'Đàm Thủy',
    'BC-UBND',
  ]);
});

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

test('R30 a print says from how many units and in which states its total comes', () => {
  const byState = { submitted: 2, accepted: 140, consolidated: 0, verified: 0, approved: 0 };
  expect(coverageSentence({ expected: 161, covered: 142, excused: 1, byState, state: 'submitted' }, 'submitted')).toBe(
    'Số liệu tổng hợp từ 142/161 đơn vị (2 đã nộp, 140 đã chấp nhận), 1 đơn vị được miễn nộp.',
  );
});
