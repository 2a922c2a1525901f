/**
 * Blocks as Excel and LibreOffice put them on the clipboard: tabs between cells, CRLF after each row (also the last), a cell with a
 * tab, a line break or a quote inside stands in quotes.
 */
export const parseTsv = (text: string): string[][] => {
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  for (let at = 0; at <= body.length; ) {
    const { value, end } = readCell(body, at);
    rows.at(-1)?.push(value);
    if (body[end] === '\n') rows.push([]);
    at = end + 1;
  }
  return rows;
};

const readCell = (body: string, start: number): { value: string; end: number } => {
  const quoted = body[start] === '"' ? readQuoted(body, start) : undefined;
  if (quoted) return quoted;
  const stop = body.slice(start).search(/[\t\n]/);
  const end = stop < 0 ? body.length : start + stop;
  return { value: body.slice(start, end), end };
};

// A quote that opens a cell but never closes before a separator is an ordinary character.
const readQuoted = (body: string, start: number): { value: string; end: number } | undefined => {
  const match = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(body.slice(start));
  return match ? { value: (match[1] ?? '').replace(/""/g, '"'), end: start + match[0].length } : undefined;
};

export const toTsv = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((cell) => (/[\t\n\r"]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell)).join('\t'))
    .join('\r\n');
