import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallPdf } from '../../../tests/world/small-pdf.ts';
import { entryNames, fileNameOf, fileTypeOf } from './file-type.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0)) : part)),
  );
const short = (value: number): number[] => [value & 255, (value >> 8) & 255];
const long = (value: number): number[] => [...short(value & 65_535), ...short(value >>> 16)];

/** An archive of empty entries: a central directory that names them, and its end record. */
const archive = (names: readonly string[]): Uint8Array => {
  const local = bytes('PK', [3, 4], new Array<number>(26).fill(0));
  const entries = names.map((name) =>
    bytes('PK', [1, 2], new Array<number>(24).fill(0), short(name.length), new Array<number>(16).fill(0), name),
  );
  const size = entries.reduce((sum, entry) => sum + entry.length, 0);
  const end = bytes(
    'PK',
    [5, 6, 0, 0, 0, 0],
    short(names.length),
    short(names.length),
    long(size),
    long(local.length),
    short(0),
  );
  return Uint8Array.from([local, ...entries, end].flatMap((part) => [...part]));
};

describe('the type of a file', () => {
  it.each([
    ['pdf', smallPdf()],
    ['png', bytes([0x89], 'PNG', [13, 10, 26, 10], 'IHDR', 'IDAT', [0, 0, 0, 0], 'IEND', [0xae, 0x42, 0x60, 0x82])],
    ['jpeg', bytes([0xff, 0xd8, 0xff, 0xe0], 'JFIF', [0xff, 0xd9])],
    [undefined, bytes('%PDF-1.4')],
    [undefined, smallPdf().subarray(0, 300)],
    [undefined, bytes([0x89], 'PNG', [13, 10, 26, 10])],
    [undefined, bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['docx', archive(['[Content_Types].xml', 'word/document.xml'])],
    ['xlsx', archive(['[Content_Types].xml', 'xl/workbook.xml'])],
    [undefined, archive(['[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin'])],
    [undefined, archive(['word/document.xml'])],
    [undefined, archive(['virus.exe'])],
    [undefined, bytes('%PD')],
    [undefined, bytes()],
  ])('R15 is read from its content: %s', (type, content) => {
    expect(fileTypeOf(content)).toBe(type);
  });

  it('R15 is safe on any bytes, also those that begin like an archive', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (content, withEnd) => {
        const whole = Uint8Array.from([
          ...bytes('PK', [3, 4]),
          ...content,
          ...(withEnd ? [...bytes('PK', [5, 6]), ...content.slice(0, 18)] : []),
        ]);
        expect(fileTypeOf(whole)).toBeUndefined();
        expect(Array.isArray(entryNames(whole))).toBe(true);
      }),
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['C:\\Tài liệu\\Công văn.pdf', 'Công văn.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['báo cáo.exe', 'báo cáo.exe.pdf'],
    ['Đề nghị.PDF', 'Đề nghị.pdf'],
    ['a\u202efdp.pdf', 'afdp.pdf'],
    ['.pdf', 'van-ban.pdf'],
    ['', 'van-ban.pdf'],
    ['Công văn.pdf'.normalize('NFD'), 'Công văn.pdf'],
  ])('R15 %j is kept as %j', (given, kept) => {
    expect(fileNameOf(given, 'pdf')).toBe(kept);
  });

  it('R15 stays within 200 characters and ends as its content says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (given) => {
        const name = fileNameOf(given, 'docx');
        expect([...name].length).toBeLessThanOrEqual(200);
        expect(name).toMatch(/\.docx$/);
        expect(name).not.toMatch(/[\\/]/);
      }),
    );
  });
});
