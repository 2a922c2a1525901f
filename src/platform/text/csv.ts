import { oneLine } from './one-line.ts';

/** A cell of a CSV (RFC 4180), on one line; what a spreadsheet would take for a formula is kept as text (ASVS 1.2.10). */
const csvCell = (text: string): string => {
  const line = /^[=+\-@\t\r]/.test(text) ? `'${oneLine(text)}` : oneLine(text);
  return `"${line.replaceAll('"', '""')}"`;
};

export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** The mark by which a spreadsheet knows UTF-8. */
export const CSV_MARK = '\uFEFF';
