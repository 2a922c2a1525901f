import { oneLine } from './one-line.ts';

/**
 * The semicolon: Excel splits by the list separator of the machine's regional settings, which is `;` wherever the comma stands in numbers, so
 * also in Vietnam. A first line `sep=;` would tell an English Excel as well, but makes it forget the mark and read the letters wrong; who
 * works with such settings takes the workbook (docs/decisions/0030).
 */
const SEPARATOR = ';';

/** What a spreadsheet takes for a formula, also in its full-width form (OWASP, CSV injection; ASVS 1.2.10). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** A cell (RFC 4180), always in quotes and on one line; what would be a formula is kept as text. */
const csvCell = (text: string): string => {
  const line = FORMULA.test(text) ? `'${oneLine(text)}` : oneLine(text);
  return `"${line.replaceAll('"', '""')}"`;
};

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(SEPARATOR)}\r\n`;

/** The mark by which a spreadsheet knows UTF-8. */
export const CSV_MARK = '\uFEFF';

/** A whole file. */
export const csvText = (lines: readonly (readonly string[])[]): string => CSV_MARK + lines.map(csvLine).join('');
