import type { AxisLeaf, AxisNode, FormDefinition } from '../definition.ts';
import { plainText } from '../distinct-text.ts';
import { emptyDefinition } from '../edit/opened.ts';
import type { ReadSheet } from './read-form.ts';

type Merge = { readonly row: number; readonly column: number; readonly rows: number; readonly columns: number };
export type ForeignSheet = ReadSheet & { readonly merges: readonly Merge[] };

const textOf = (cell: unknown): string =>
  cell === null || cell === undefined || typeof cell === 'object'
    ? ''
    : String(cell).normalize('NFC').replace(/\s+/gu, ' ').trim();

/** A sheet with every merged cell written out, so that a heading stands over each of its columns. */
const spread = ({ rows, merges }: ForeignSheet): string[][] => {
  const texts = rows.map((row) => row.map(textOf));
  for (const { row, column, rows: high, columns: wide } of merges) {
    const text = texts[row]?.[column] ?? '';
    for (let down = row; down < row + high; down++)
      for (let right = column; right < column + wide; right++) {
        const line = texts[down];
        if (line) line[right] = text;
      }
  }
  return texts;
};

const STUB =
  /^(stt|tt|ma|ma so|so thu tu|chi tieu|noi dung|ten|ten chi tieu|don vi tinh|dvt|don vi|dien giai|danh muc)$/;
const CODE = /^(ma|ma so)$/;
const NUMBER = /^(stt|tt|so thu tu)$/;
const UNIT = /^(don vi tinh|dvt)$/;

const filled = (row: readonly string[]): number => row.filter((text) => text !== '').length;
/** `1 2 3`, `A B C 1 2`, `(1) (2)`: the numbers of columns under their heads. */
const isNumbering = (row: readonly string[]): boolean =>
  filled(row) > 1 && row.every((text) => text === '' || /^\(?(\d{1,3}|[A-Z])\)?(\s*=.*)?$/.test(text));

type Block = { readonly top: number; readonly bottom: number; readonly from: number; readonly to: number };

/** The heads: from the first line that has several texts, of which one is a head of a stub, down to the last line that they reach. */
const headOf = ({ merges }: ForeignSheet, texts: readonly string[][]): Block | undefined => {
  const top = texts.findIndex(
    (row) => new Set(row.filter((text) => text !== '')).size > 1 && row.some((text) => STUB.test(plainText(text))),
  );
  const first = texts[top];
  if (top < 0 || !first) return undefined;
  let bottom = top;
  for (let changed = true; changed; ) {
    changed = false;
    for (const { row, rows } of merges)
      if (row >= top && row <= bottom && row + rows - 1 > bottom) {
        bottom = row + rows - 1;
        changed = true;
      }
  }
  const columns = [...first.keys()].filter((at) => texts.slice(top, bottom + 1).some((row) => (row[at] ?? '') !== ''));
  return { top, bottom, from: columns[0] ?? 0, to: columns.at(-1) ?? 0 };
};

type Path = readonly string[];

/** The heads above one column, each once. */
const pathOf = (texts: readonly string[][], { top, bottom }: Block, at: number): Path => {
  const path: string[] = [];
  for (let row = top; row <= bottom; row++) {
    const text = texts[row]?.[at] ?? '';
    if (text !== '' && text !== path.at(-1)) path.push(text);
  }
  return path;
};

/** Neighbours under one head stand in one group. */
const treeOf = (paths: readonly Path[], depth: number, leaf: (at: number) => AxisLeaf, from = 0): AxisNode[] => {
  const nodes: AxisNode[] = [];
  for (let at = 0; at < paths.length; ) {
    const head = paths[at]?.[depth];
    let end = at + 1;
    while (end < paths.length && head !== undefined && paths[end]?.[depth] === head) end++;
    const inside = paths.slice(at, end);
    const isGroup = depth < 5 && (inside.length > 1 || (inside[0]?.length ?? 0) > depth + 1);
    if (isGroup && head !== undefined)
      nodes.push({ label: head.slice(0, 300), children: treeOf(inside, depth + 1, leaf, from + at) });
    else for (let one = at; one < end; one++) nodes.push(leaf(from + one));
    at = end;
  }
  return nodes;
};

const two = (number: number): string => String(number).padStart(2, '0');

type Stub = {
  readonly label: number;
  readonly code: number | undefined;
  readonly unit: number | undefined;
  readonly last: number;
};

const stubOf = (texts: readonly string[][], head: Block): Stub => {
  const names = Array.from({ length: head.to + 1 }, (_, at) => plainText(pathOf(texts, head, at)[0] ?? ''));
  const find = (pattern: RegExp): number | undefined => {
    const at = names.findIndex((name) => pattern.test(name));
    return at < 0 ? undefined : at;
  };
  let last = head.from;
  for (let at = head.from; at <= head.to && STUB.test(names[at] ?? ''); at++) last = at;
  const others = [find(CODE), find(NUMBER), find(UNIT)];
  const label = Array.from({ length: last - head.from + 1 }, (_, at) => head.from + at).find(
    (at) => !others.includes(at),
  );
  return { label: label ?? head.from, code: find(CODE), unit: find(UNIT), last };
};

type Row = { readonly label: string; readonly code: string; readonly unit: string; readonly heading: boolean };

const rowsOf = (texts: readonly string[][], head: Block, stub: Stub): Row[] => {
  const rows: Row[] = [];
  for (const row of texts.slice(head.bottom + 1)) {
    const label = row[stub.label] ?? '';
    if (isNumbering(row.slice(head.from, head.to + 1))) continue;
    if (filled(row) === 0 && rows.length > 0) break;
    if (label === '') continue;
    const figures = row.slice(stub.last + 1, head.to + 1);
    const heading = figures.length > 0 && figures.every((text) => text === label);
    rows.push({
      label: label.slice(0, 300),
      code: stub.code === undefined ? '' : (row[stub.code] ?? ''),
      unit: stub.unit === undefined ? '' : (row[stub.unit] ?? ''),
      heading,
    });
  }
  return rows.slice(0, 500);
};

const CODE_FORM = /^[A-Z][A-Z0-9_]{0,19}$/;

/** Rows by their own codes where these can be codes, else by running ones; a line merged across heads those below it. */
const rowNodes = (rows: readonly Row[]): AxisNode[] => {
  const taken = new Set<string>();
  const nodes: AxisNode[] = [];
  let group: AxisNode[] | undefined;
  for (const [at, { label, code, unit, heading }] of rows.entries()) {
    if (heading && rows[at + 1] && !rows[at + 1]?.heading) {
      group = [];
      nodes.push({ label, children: group });
      continue;
    }
    let own = code.toUpperCase();
    for (let number = at + 1; !CODE_FORM.test(own) || taken.has(own); number++) own = `A${two(number)}`;
    taken.add(own);
    const row: AxisLeaf = { code: own, label, type: 'integer', ...(unit === '' ? {} : { unit: unit.slice(0, 40) }) };
    (group ?? nodes).push(row);
  }
  return nodes;
};

const titleOf = (texts: readonly string[][], top: number): string =>
  texts
    .slice(0, Math.max(0, top))
    .map((row) => row.find((text) => text !== '') ?? '')
    .toSorted((a, b) => b.length - a.length)[0] ?? '';

export type Proposal = { readonly definition: FormDefinition; readonly rows: number; readonly columns: number };

/**
 * A form proposed from somebody's table, with its merged heads as groups of columns and its lines as rows: every figure a whole number, to be
 * finished in the designer. Undefined where no table with heads is found.
 */
export const proposeForm = (sheets: readonly ForeignSheet[], code: string, title: string): Proposal | undefined => {
  for (const sheet of sheets) {
    const texts = spread(sheet);
    const head = headOf(sheet, texts);
    if (!head) continue;
    const stub = stubOf(texts, head);
    const rows = rowsOf(texts, head, stub);
    const paths = Array.from({ length: head.to - stub.last }, (_, at) => pathOf(texts, head, stub.last + 1 + at));
    if (rows.length === 0 || paths.length === 0) continue;
    const leaf = (at: number): AxisLeaf => ({
      code: `C${two(at + 1)}`,
      label: (paths[at]?.at(-1) ?? '').slice(0, 300),
    });
    const named = title === '' ? titleOf(texts, head.top) : title;
    const definition: FormDefinition = {
      ...emptyDefinition(code, named.slice(0, 300)),
      sections: [
        {
          code: 'A',
          title: sheet.name.slice(0, 300),
          shape: 'table',
          rows: rowNodes(rows),
          columns: treeOf(paths, 0, leaf),
        },
      ],
    };
    return { definition, rows: rows.length, columns: paths.length };
  }
  return undefined;
};
