import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkbook, writeWorkbook } from '../workbook.ts';
import { zipPart } from '../zip-part.fixture.ts';
import { documentSheets } from './document-sheets.ts';
import type { OfficialDocument } from './official-document.ts';
import type { PaperTable } from './paper.ts';

const head = {
  superior: 'UBND TỈNH CAO BẰNG',
  issuer: 'BAN DÂN TỘC',
  issuerName: 'Ban Dân tộc',
  letters: 'BDT',
  place: 'Cao Bằng',
  signerTitle: 'Trưởng Ban',
};
const cell = (text: string, number: number | null = null) => ({ text, number, decimals: 0, greyed: false });

const table = (code: string, title: string, names: readonly string[] = ['Tày']): PaperTable => ({
  kind: 'table',
  code,
  title,
  stub: ['Chỉ tiêu', 'Mã', 'Đơn vị tính'],
  head: [names.map((text) => ({ text, colSpan: 1, rowSpan: 1 }))],
  numbers: names.map((_, at) => String(at + 1)),
  align: names.map(() => 'right' as const),
  rows: names.map((name, at) => ({
    stub: [name, `A0${at}`, 'hộ'],
    depth: at % 3,
    group: false,
    cells: names.map((_, column) => (column === at ? cell('1.234', 1234) : cell(''))),
  })),
});

const documentOf = (
  sections: OfficialDocument['sections'],
  more: Partial<OfficialDocument> = {},
): OfficialDocument => ({
  kind: 'BÁO CÁO',
  head,
  number: '1/BC-BDT',
  day: 'ngày 1 tháng 2 năm 2023',
  subject: 'Kết quả',
  opening: ['Kính gửi'],
  sections,
  recipients: ['Lưu: VT.'],
  signerTitle: 'Trưởng Ban',
  signer: '',
  marks: [],
  ...more,
});

/** What XML cannot hold, in any of its parts. */
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

describe('R35 the workbook of a document opens in a spreadsheet program, whatever things are called', () => {
  it.each([
    ['ordinary', 'Hộ nghèo', 'A. Hộ nghèo'],
    ['longer than a sheet may be called', 'x'.repeat(300), `A. ${'x'.repeat(28)}`],
    ['with marks that no sheet may bear', "Hộ [nghèo]: 1/2 * 'mới'?", 'A. Hộ  nghèo   1 2    mới'],
    ['a letter of two halves at the end', `${'x'.repeat(27)}😀`, `A. ${'x'.repeat(27)}`],
    ['what turns the direction, and what is no letter', '\u202eHộ\ufffe\u001f nghèo', 'A. Hộ nghèo'],
    ['over several lines', 'Hộ\nnghèo', 'A. Hộ nghèo'],
  ])('a sheet with a title %s', (_what, title, name) => {
    expect(documentSheets(documentOf([table('A', title)])).map((sheet) => sheet.name)).toEqual([name]);
  });

  it('whatever the titles: no name is too long, twice there or refused, and each part of the file is XML', async () => {
    const title = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
      fc.string({ minLength: 1, maxLength: 300 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(title, { minLength: 1, maxLength: 4 }), async (titles) => {
        const sheets = documentSheets(documentOf(titles.map((one, at) => table(`S${at}`, one))));
        const names = sheets.map(({ name }) => name.toLocaleLowerCase('vi'));
        expect(new Set(names).size).toBe(titles.length);
        for (const { name } of sheets) {
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\']|^$/);
        }
        const file = Buffer.from(await writeWorkbook(sheets));
        for (const part of ['xl/workbook.xml', 'xl/sharedStrings.xml', 'xl/worksheets/sheet1.xml'])
          expect(NOT_XML.exec(zipPart(file, part))?.[0]).toBeUndefined();
        expect((await readWorkbook(file)).map(({ name }) => name)).toEqual(sheets.map(({ name }) => name));
      }),
      { numRuns: 8 },
    );
  });

  it('the longest names wrap inside their columns; a row is never higher than a sheet allows, a column never wider', () => {
    const long = `Xóm_Bản_Giốc_Nà_Đeng_${'Lũng_Pán_'.repeat(30)}`;
    const words = 'Ủy ban nhân dân xã '.repeat(16).trim();
    const [sheet] = documentSheets(
      documentOf([table('A', words, [long, words, 'Tày'])], {
        signer: long,
        opening: ['', words.repeat(8)],
        marks: [long],
      }),
    );
    const { widths = [], heights = {}, cells = [] } = sheet ?? {};
    expect(Math.max(...Object.values(heights))).toBeLessThanOrEqual(409);
    expect(Math.max(...widths)).toBeLessThanOrEqual(255);
    expect(widths.every((width) => width >= 6)).toBe(true);
    const shown = cells.flat().map((one) => one?.value);
    expect(shown).toEqual(expect.arrayContaining([long, words, 1234]));
  });
});
