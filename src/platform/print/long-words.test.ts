import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { closePrinter, printPdf } from './printer.ts';
import { officialRoom, statisticalRoom } from './rules/fit-table.ts';
import type { PaperSection } from './rules/paper.ts';
import { typeset } from './rules/typeset.ts';

afterAll(closePrinter);

/** A name of some 90 letters without a space. */
const LONG = 'Xóm_Bản_Giốc_Nà_Đeng_Lũng_Pán_'.repeat(3);
const figure = (text: string) => ({ text, number: null, decimals: 0, greyed: false });

/** Long names wherever a table has a place for one, beside ordinary figures. */
const table = (columns: number): PaperSection => ({
  kind: 'table',
  code: 'A',
  title: LONG,
  stub: ['Chỉ tiêu', 'Mã số', 'Đơn vị tính'],
  head: [
    [{ text: LONG, colSpan: columns, rowSpan: 1 }],
    Array.from({ length: columns }, (_none, at) => ({
      text: at === 1 ? LONG : `Cột ${at + 1}`,
      colSpan: 1,
      rowSpan: 1,
    })),
  ],
  numbers: Array.from({ length: columns }, (_none, at) => String(at + 1)),
  align: Array.from({ length: columns }, (_none, at) => (at === 0 ? 'left' : 'right')),
  rows: [LONG, 'Số hộ'].map((name, line) => ({
    stub: [name, `A0${line + 1}`, LONG],
    depth: line,
    group: false,
    cells: Array.from({ length: columns }, (_none, at) => figure(at === 0 ? LONG : '1.234.567')),
  })),
});
const list: PaperSection = {
  kind: 'table',
  code: 'B',
  title: 'Danh sách',
  stub: ['TT'],
  head: [['Họ và tên', LONG, 'Số'].map((text) => ({ text, colSpan: 1, rowSpan: 1 }))],
  numbers: ['1', '2', '3'],
  align: ['left', 'left', 'right'],
  rows: [{ stub: ['1'], depth: 0, group: false, cells: [figure(LONG), figure(LONG), figure('12')] }],
};
const narrative: PaperSection = {
  kind: 'narrative',
  code: 'C',
  title: 'Nhận xét',
  items: [{ label: LONG, text: LONG }],
};

const statistical = (sections: readonly PaperSection[], more: object = {}) => ({
  ...typeset(sections, statisticalRoom),
  writing: false,
  code: 'DT01',
  title: LONG,
  basis: LONG,
  receivedOn: '……',
  reporter: LONG,
  subject: LONG,
  receiver: LONG,
  periodName: 'Năm 2022',
  marks: [],
  footer: LONG,
  explanations: [{ sentence: LONG, text: LONG }],
  guidance: [{ place: LONG, text: LONG }],
  paper: 'a4',
  pagePerSection: false,
  preparedBy: LONG,
  place: LONG,
  day: 'ngày 01 tháng 02 năm 2022',
  ...more,
});
const official = (sections: readonly PaperSection[]) => ({
  ...typeset(sections, officialRoom),
  kind: 'BÁO CÁO',
  head: { superior: LONG, issuer: LONG, place: LONG },
  number: LONG,
  day: 'ngày 01 tháng 02 năm 2022',
  subject: LONG,
  opening: [LONG],
  recipients: [LONG],
  signerTitle: LONG,
  signer: LONG,
  marks: [],
});

const written = (pdf: Uint8Array): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'paper-')), 'paper.pdf');
  writeFileSync(file, pdf);
  return file;
};
const extracted = (pdf: Uint8Array, ...how: string[]): string =>
  execFileSync('pdftotext', [...how, written(pdf), '-'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

type Box = {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** Every word of every page with the box it is printed in. */
const boxesOf = (pdf: Uint8Array): { width: number; words: Box[] }[] =>
  extracted(pdf, '-bbox')
    .split('<page ')
    .slice(1)
    .map((page) => ({
      width: Number(/width="([\d.]+)"/.exec(page)?.[1]),
      words: [...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
        ([, left, top, right, bottom, text = '']) => ({
          text,
          left: Number(left),
          top: Number(top),
          right: Number(right),
          bottom: Number(bottom),
        }),
      ),
    }));

/** Two words share more than a hair of paper. */
const cover = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 6;

const collisions = (pdf: Uint8Array): string[] =>
  boxesOf(pdf).flatMap(({ width, words }) => [
    ...words.filter(({ left, right }) => left < 10 || right > width - 10).map(({ text }) => `over the edge: ${text}`),
    ...words.flatMap((one, at) =>
      words
        .slice(at + 1)
        .filter((other) => cover(one, other))
        .map((other) => `${one.text} × ${other.text}`),
    ),
  ]);

describe('R35 names without a space', () => {
  test.each([
    ['a form, upright', 'statistical', () => statistical([table(3)])],
    ['a form, across', 'statistical', () => statistical([table(12), list])],
    ['a form of lists and words', 'statistical', () => statistical([list, narrative])],
    ['a document', 'report', () => official([table(4)])],
  ] as const)('%s prints them over nothing else, and whole', async (_name, template, paper) => {
    const pdf = await printPdf(template, paper());
    expect(collisions(pdf)).toEqual([]);
    expect(extracted(pdf, '-layout').normalize('NFC')).toContain('Xóm_Bản_');
    expect(extracted(pdf)).not.toContain('\u200b');
  });
});

test('R35 a word for which its column was made is not broken', () => {
  const usual = table(3);
  const heads =
    usual.kind === 'table'
      ? { ...usual, title: 'A', head: [[{ text: 'Nghiêng', colSpan: 3, rowSpan: 1 }]], rows: [] }
      : usual;
  for (const room of [statisticalRoom, officialRoom])
    expect(JSON.stringify(typeset([heads], room))).not.toContain('\u200b');
});

test('R35 a letter that the font lacks is named, on the paper too; letters of the peoples’ languages are printed', async () => {
  const typed = 'Ḿǹg Cuôi, Cơ Lao, Sán Chay – 字 ✓ 😀, ḷ ẵ';
  const pdf = await printPdf('statistical', statistical([{ ...narrative, items: [{ label: 'Tên', text: typed }] }]));
  const text = extracted(pdf, '-layout').normalize('NFC').replace(/\s+/g, ' ');
  expect(text).toContain('[U+5B57]');
  expect(text).toContain('[U+1F600]');
  expect(text).toMatch(/không có một số chữ đã gõ.*\[U\+5B57\].*\[U\+1F600\]/);
  expect(text).toContain('Cuôi, Cơ Lao, Sán Chay –');
  const plain = await printPdf('statistical', statistical([], { title: 'Tày, Nùng, Mông, Dao, Lô Lô: ăâđêôơư ḿ' }));
  expect(extracted(plain)).not.toContain('không có một số chữ');
});
