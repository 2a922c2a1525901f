import { expect, it } from 'vitest';
import { csvLine, csvText } from './csv.ts';

it.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"\r\n`],
  ['+84', `"'+84"\r\n`],
  ['-1', `"'-1"\r\n`],
  ['@SUM(A1)', `"'@SUM(A1)"\r\n`],
  ['\t=1', `"'\\u{9}=1"\r\n`],
  ['\r=1', `"'\\u{d}=1"\r\n`],
  ['\n=1', `"'\\u{a}=1"\r\n`],
  ['＝1+1', `"'＝1+1"\r\n`],
  ['＠SUM(A1)', `"'＠SUM(A1)"\r\n`],
  ['a";=1+1;"b', `"a"";=1+1;""b"\r\n`],
  [';=1+1', `";=1+1"\r\n`],
  ['Đàm Thủy, "xã"\nmới', `"Đàm Thủy, ""xã""\\u{a}mới"\r\n`],
])('ASVS 1.2.10 a cell of a CSV is never a formula and never breaks a line: %j', (text, line) => {
  expect(csvLine([text])).toBe(line);
});

it('ASVS 1.2.10 a file has its mark, semicolons between the cells, and every cell in quotes', () => {
  expect(
    csvText([
      ['Mã', 'Trình duyệt'],
      ['1', 'Mozilla/5.0 (X11; Linux x86_64), "lạ"'],
    ]),
  ).toBe('\uFEFF"Mã";"Trình duyệt"\r\n"1";"Mozilla/5.0 (X11; Linux x86_64), ""lạ"""\r\n');
});
