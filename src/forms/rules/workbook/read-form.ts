import {
  type Column,
  cellColumns,
  checkColumns,
  formColumns,
  leafColumns,
  readCell,
  sectionColumns,
} from './columns.ts';
import { AXIS_WORDS, KIND_WORDS, NODE_HEADS, SHEETS } from './names.ts';

/** A sheet as a reader of workbooks gives it. */
export type ReadSheet = { readonly name: string; readonly rows: readonly (readonly unknown[])[] };
type Fields = Record<string, unknown>;
type Node = Fields & { children?: Node[] };

const textOf = (cell: unknown): string =>
  cell === null || cell === undefined ? '' : String(cell).normalize('NFC').trim();
const same = (a: unknown, b: string): boolean => textOf(a).toLowerCase() === b.toLowerCase();

const sheetOf = (sheets: readonly ReadSheet[], name: string): ReadSheet | undefined =>
  sheets.find((sheet) => same(sheet.name, name));

/** Whether a workbook is one that was written by this product: a form, and not somebody's table. */
export const isFormWorkbook = (sheets: readonly ReadSheet[]): boolean =>
  sheetOf(sheets, SHEETS.form) !== undefined && sheetOf(sheets, SHEETS.nodes) !== undefined;

/** The lines below the head, each by the head of its columns; empty lines are none. */
const linesOf = (sheet: ReadSheet | undefined): ReadonlyMap<string, unknown>[] => {
  const [top = [], ...rest] = sheet?.rows ?? [];
  const names = top.map(textOf);
  return rest
    .filter((row) => row.some((cell) => textOf(cell) !== ''))
    .map((row) => new Map(names.map((name, at) => [name, row[at]])));
};

const recordOf = (columns: readonly Column[], line: ReadonlyMap<string, unknown>): Fields =>
  Object.fromEntries(
    columns.flatMap((column) => {
      const value = readCell(column, line.get(column.head));
      return value === undefined ? [] : [[column.field, value]];
    }),
  );

const [SECTION, AXIS, LEVEL, KIND, CODE, LABEL] = NODE_HEADS;

const nodeOf = (line: ReadonlyMap<string, unknown>): Node => {
  const code = textOf(line.get(CODE));
  const named = code === '' ? {} : { code };
  if (same(line.get(KIND), KIND_WORDS.ethnic)) return { ...named, ...recordOf(leafColumns, line) };
  const label = textOf(line.get(LABEL));
  if (same(line.get(KIND), KIND_WORDS.group)) return { ...named, label, children: [] };
  const { ethnicGroups: _none, ...settings } = recordOf(leafColumns, line);
  return { code, label, ...settings };
};

/** Lines with their levels as a tree: each stands below the last heading of a lower level. */
const treeOf = (lines: readonly ReadonlyMap<string, unknown>[]): Node[] => {
  const top: Node[] = [];
  const open: { readonly level: number; readonly children: Node[] }[] = [];
  for (const line of lines) {
    const level = Number(textOf(line.get(LEVEL))) || 1;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const node = nodeOf(line);
    (open.at(-1)?.children ?? top).push(node);
    if (node.children) open.push({ level, children: node.children });
  }
  return top;
};

const sectionOf = (
  line: ReadonlyMap<string, unknown>,
  nodes: readonly ReadonlyMap<string, unknown>[],
  cells: readonly ReadonlyMap<string, unknown>[],
): Fields => {
  const section = recordOf(sectionColumns, line);
  const own = nodes.filter((node) => textOf(node.get(SECTION)) === section.code);
  const axis = (word: string): Node[] => treeOf(own.filter((node) => same(node.get(AXIS), word)));
  const whole = { code: '', title: '', ...section };
  if (section.shape === 'list') return { ...whole, columns: axis(AXIS_WORDS.columns) };
  if (section.shape === 'narrative') return { ...whole, rows: axis(AXIS_WORDS.rows) };
  const overrides = cells
    .filter((cell) => textOf(cell.get('Mục')) === section.code)
    .map((cell) => [textOf(cell.get('Ô')), recordOf(cellColumns, cell)] as const);
  return {
    ...whole,
    rows: axis(AXIS_WORDS.rows),
    columns: axis(AXIS_WORDS.columns),
    ...(overrides.length === 0 ? {} : { cells: Object.fromEntries(overrides) }),
  };
};

const REQUIRED = {
  code: '',
  title: '',
  sector: '',
  periodKinds: [],
  calendar: 'administrative',
  basis: '',
  provenance: 'official',
  filledBy: 'commune',
  verifier: '',
};

/** The form that a workbook of this product holds, as data that is still to be read as a definition. */
export const readForm = (sheets: readonly ReadSheet[]): unknown => {
  const said = new Map((sheetOf(sheets, SHEETS.form)?.rows ?? []).map(([name, value]) => [textOf(name), value]));
  const nodes = linesOf(sheetOf(sheets, SHEETS.nodes));
  const cells = linesOf(sheetOf(sheets, SHEETS.cells));
  return {
    ...REQUIRED,
    ...recordOf(formColumns, said),
    sections: linesOf(sheetOf(sheets, SHEETS.sections)).map((line) => sectionOf(line, nodes, cells)),
    checks: linesOf(sheetOf(sheets, SHEETS.checks)).map((line) => ({
      section: '',
      per: 'form',
      expression: '',
      severity: 'error',
      message: '',
      ...recordOf(checkColumns, line),
    })),
  };
};
