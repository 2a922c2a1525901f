/** The guide is written in a small part of Markdown (docs/guide); this reads that part, and a test that nothing else is in it. */
export type Inline =
  | { readonly kind: 'text' | 'bold' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'picture'; readonly words: string; readonly file: string }
  | { readonly kind: 'verbatim'; readonly text: string }
  | { readonly kind: 'bullets' | 'steps'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

const INLINE = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g;

export const readInline = (text: string): Inline[] => {
  const parts: Inline[] = [];
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, bold, code, words = '', to = ''] = found;
    if (found.index > at) parts.push({ kind: 'text', text: text.slice(at, found.index) });
    if (bold !== undefined) parts.push({ kind: 'bold', text: bold });
    else if (code !== undefined) parts.push({ kind: 'code', text: code });
    else parts.push({ kind: 'link', text: words, to });
    at = found.index + whole.length;
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return parts;
};

const cellsOf = (line: string): Inline[][] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => readInline(cell.trim()));

/** A line that begins one and goes on until the next item or a blank line. */
const itemsOf = (lines: readonly string[], mark: RegExp): Inline[][] => {
  const items: string[] = [];
  for (const line of lines) {
    if (mark.test(line)) items.push(line.replace(mark, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items.map(readInline);
};

const blockOf = (chunk: string): Block => {
  const lines = chunk.split('\n');
  const [first = ''] = lines;
  const heading = /^(#{1,4}) (.*)$/.exec(first);
  if (heading) return { kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' };
  const picture = /^!\[([^\]]*)\]\(([^)]+)\)$/.exec(first);
  if (picture) return { kind: 'picture', words: picture[1] ?? '', file: picture[2] ?? '' };
  if (first.startsWith('```')) return { kind: 'verbatim', text: lines.slice(1, -1).join('\n') };
  if (first.startsWith('|'))
    return { kind: 'table', rows: lines.filter((line) => !/^\|[-| :]+\|$/.test(line)).map(cellsOf) };
  if (/^- /.test(first)) return { kind: 'bullets', items: itemsOf(lines, /^- /) };
  if (/^\d+\. /.test(first)) return { kind: 'steps', items: itemsOf(lines, /^\d+\. /) };
  return { kind: 'paragraph', parts: readInline(lines.join(' ')) };
};

/** A chapter as blocks, in order. */
export const readGuide = (text: string): Block[] =>
  text
    .replaceAll('\r', '')
    .split(/\n{2,}/)
    .map((chunk) => chunk.replace(/^\n+|\s+$/g, ''))
    .filter((chunk) => chunk !== '')
    .map(blockOf);

/** Where a heading is found in the address: `3. Nhập phiếu` → `nhap-phieu`. */
export const anchorOf = (heading: string): string =>
  heading
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/^\d+\.\s*/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

const plain = (parts: readonly Inline[]): string => parts.map(({ text }) => text).join('');

/** What a block says, without its marks: for looking words up. */
export const textOf = (block: Block): string => {
  switch (block.kind) {
    case 'heading':
    case 'verbatim':
      return block.text;
    case 'paragraph':
      return plain(block.parts);
    case 'picture':
      return block.words;
    case 'bullets':
    case 'steps':
      return block.items.map(plain).join(' ');
    case 'table':
      return block.rows.map((row) => row.map(plain).join(' ')).join(' ');
  }
};
