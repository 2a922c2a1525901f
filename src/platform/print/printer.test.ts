import { afterAll, expect, test } from 'vitest';
import { pdfBoxes, pdfLines } from './pdf-text.fixture.ts';
import { closePrinter, printPages, printPdf } from './printer.ts';
import { statisticalRoom } from './rules/fit-table.ts';
import type { PaperSection } from './rules/paper.ts';
import { typeset } from './rules/typeset.ts';

afterAll(closePrinter);

const cell = (text: string) => ({ text, number: null, decimals: 0, greyed: false });
const columns = (count: number) => Array.from({ length: count }, (_, index) => index);

/** A table of `count` figure columns under two heads, `lines` rows long. */
const wideTable = (count: number, lines: number): PaperSection => ({
  kind: 'table',
  code: 'A',
  title: 'Nhân khẩu chia theo dân tộc',
  stub: ['Chỉ tiêu', 'Mã số', 'Đơn vị tính'],
  head: [
    [
      { text: 'Tổng số', colSpan: 1, rowSpan: 2 },
      { text: 'Chia theo dân tộc', colSpan: count - 1, rowSpan: 1 },
    ],
    columns(count - 1).map((index) => ({ text: `Dân tộc ${index + 1}`, colSpan: 1, rowSpan: 1 })),
  ],
  numbers: columns(count).map((index) => String(index + 1)),
  align: columns(count).map(() => 'right'),
  rows: columns(lines).map((line) => ({
    stub: [`Chỉ tiêu số ${line + 1}`, `A${line + 1}`, 'người'],
    depth: line % 2,
    group: false,
    cells: columns(count).map((index) => cell(`${index + 1}.000`)),
  })),
});

const paper = (sections: readonly PaperSection[], more: object = {}) => ({
  ...typeset(sections, statisticalRoom),
  code: 'DT01',
  title: 'Phiếu thu thập thông tin dân số',
  basis: 'Ban hành theo: Thông tư',
  receivedOn: '……',
  reporter: 'xã Đàm Thủy, huyện Trùng Khánh',
  subject: null,
  receiver: 'huyện Trùng Khánh',
  periodName: 'Năm 2022',
  marks: [],
  footer: 'DT01',
  writing: false,
  explanations: [],
  guidance: [],
  paper: 'a4',
  pagePerSection: false,
  preparedBy: '',
  place: 'Đàm Thủy',
  day: 'ngày …… tháng …… năm 2022',
  ...more,
});

test('R35 a long table repeats its heads on every page and keeps its Vietnamese', async () => {
  const text = pdfLines(await printPdf('statistical', paper([wideTable(6, 90)])));
  const pages = text.split('\f').slice(0, -1);
  expect(pages.length).toBeGreaterThan(2);
  for (const page of pages) expect(page).toContain('Chia theo dân tộc');
  expect(text).toContain('PHIẾU THU THẬP THÔNG TIN DÂN SỐ');
  expect(text).toContain('Thủ trưởng đơn vị');
});

const rowsByPage = (text: string): number[] =>
  text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.match(/Chỉ tiêu số/g)?.length ?? 0);

test('R35 a short table stays whole: it goes to the next page rather than one row and four', async () => {
  const before = { kind: 'remark', code: 'X', title: 'Trước', text: 'Nhận xét' } as const;
  for (const count of [28, 31, 34, 37, 40]) {
    const fill = Array.from({ length: count }, () => before);
    const pages = rowsByPage(pdfLines(await printPdf('statistical', paper([...fill, wideTable(3, 5)]))));
    expect(pages.filter((rows) => rows > 0)).toEqual([5]);
  }
});

test('R35 a long table leaves no row alone at the foot or the head of a page', async () => {
  for (let lines = 40; lines <= 52; lines++) {
    const pages = rowsByPage(pdfLines(await printPdf('statistical', paper([wideTable(3, lines)]))));
    expect(pages.reduce((sum, rows) => sum + rows, 0)).toBe(lines);
    for (const rows of pages.filter((each) => each > 0)) expect(rows).toBeGreaterThanOrEqual(3);
  }
});

/** Millimetres from one row to the next, by where their names stand. */
const pitches = (pdf: Uint8Array): number[] => {
  const places = [...pdfBoxes(pdf).matchAll(/yMin="([\d.]+)"[^>]*>A\d+</g)].map(([, at]) => Number(at));
  return places.slice(1).map((at, index) => ((at - (places[index] ?? 0)) * 25.4) / 72);
};

test('R35 an empty form has rows of 9 mm to write in, a filled one those that its texts need', async () => {
  const printed = async (writing: boolean) =>
    pitches(await printPdf('statistical', paper([wideTable(3, 6)], { writing })));
  const [empty, filled] = [await printed(true), await printed(false)];
  expect(empty).toHaveLength(5);
  for (const pitch of empty) expect(pitch).toBeCloseTo(9, 0);
  for (const pitch of filled) expect(pitch).toBeLessThan(8);
});

test('R35 the pages to look at beforehand are a picture without anything that runs', async () => {
  const picture = new TextDecoder().decode(await printPages('statistical', paper([wideTable(6, 90)])));
  expect(picture).toMatch(/^<svg[^>]* viewBox="0 0 /);
  expect(picture).not.toMatch(/<script|foreignObject|href="(?!#)/);
});

test('R35 a table of 54 ethnic groups is printed in bands that each carry the stub', async () => {
  const printed = paper([wideTable(55, 3)]);
  const text = pdfLines(await printPdf('statistical', printed));
  const bands = printed.sections.flatMap((section) => (section.kind === 'table' ? section.bands : []));
  expect(bands.length).toBeGreaterThan(1);
  expect(text).toContain('tiếp theo, cột');
  for (const group of columns(54)) expect(text.replace(/\s+/g, ' ')).toContain(String(group + 1));
  expect(text.match(/Chỉ tiêu số 1/g)).toHaveLength(bands.length);
});

test('R35 whatever is typed is printed as text, never read as markup', async () => {
  const typed = '#read("/etc/passwd") $x$ *đậm* <a> `b` @c \\ [d] // e /* f';
  const text = pdfLines(
    await printPdf(
      'statistical',
      paper([{ kind: 'narrative', code: 'C', title: typed, items: [{ label: typed, text: `${typed}\ndòng hai` }] }], {
        reporter: typed,
      }),
    ),
  );
  expect(text.replace(/\s+/g, ' ').split(typed.replace(/\s+/g, ' ')).length - 1).toBeGreaterThanOrEqual(3);
  expect(text).toContain('dòng hai');
});

test('R35 papers printed at once each get their own', async () => {
  const texts = await Promise.all(
    ['một', 'hai', 'ba'].map(async (title) => pdfLines(await printPdf('statistical', paper([], { title })))),
  );
  expect(texts.map((text) => ['MỘT', 'HAI', 'BA'].filter((word) => text.includes(word)))).toEqual([
    ['MỘT'],
    ['HAI'],
    ['BA'],
  ]);
});
