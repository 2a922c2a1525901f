import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"\r\n`],
  ['+84', `"'+84"\r\n`],
  ['-1', `"'-1"\r\n`],
  ['@SUM(A1)', `"'@SUM(A1)"\r\n`],
  ['\t=1', `"'\\u{9}=1"\r\n`],
  ['\r=1', `"'\\u{d}=1"\r\n`],
  ['Đàm Thủy, "xã"\nmới', `"Đàm Thủy, ""xã""\\u{a}mới"\r\n`],
])('ASVS 1.2.10 a cell of a CSV is never a formula and never breaks a line: %j', (text, line) => {
  expect(csvLine([text])).toBe(line);
});
