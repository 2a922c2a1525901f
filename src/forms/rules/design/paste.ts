import type { FormDefinition } from '../definition.ts';
import { applyAll } from '../edit/apply.ts';
import type { AxisName, EditOperation } from '../edit/operation.ts';
import { EditRefused } from '../edit/operation.ts';
import { nodesOf, sectionOf } from '../edit/tree.ts';
import { addOps, type NewHandle, type Wanted } from './arrange.ts';
import type { Spot } from './design-moves.ts';
import type { ReadNode } from './read-node.ts';
import { readTable } from './read-table.ts';

export type Pasted =
  | {
      readonly ops: readonly EditOperation[];
      readonly rows: number;
      readonly columns: number;
      readonly leftOut: number;
    }
  | { readonly problem: string };

const leavesIn = (nodes: readonly ReadNode[]): number =>
  nodes.reduce((sum, { children }) => sum + (children.length === 0 ? 1 : leavesIn(children)), 0);

/** Where neither the row nor the sheet says a kind, a row counts in whole numbers. */
const wantedRow = (node: ReadNode): Wanted => ({
  label: node.label,
  code: node.code,
  unit: node.unit,
  type: node.type ?? 'integer',
  children: node.children.map(wantedRow),
});

const wantedColumn = (node: ReadNode, typed: boolean): Wanted => ({
  label: node.label,
  code: node.code,
  unit: node.unit,
  type: typed ? (node.unit === '%' ? 'percent' : (node.type ?? 'text')) : undefined,
  children: node.children.map((child) => wantedColumn(child, typed)),
});

const asColumns = (nodes: readonly ReadNode[]): ReadNode[] =>
  nodes.map((node) => ({ ...node, children: asColumns(node.children) }));

/** A single line of words beside each other, pasted where columns stand or into a list, is columns. */
const isColumnLine = (sheet: readonly (readonly string[])[], spot: Spot | undefined, shape: string): boolean =>
  sheet.filter((row) => row.some((text) => text.trim() !== '')).length === 1 &&
  (spot?.kind === 'column' || shape === 'list');

const lineOf = (sheet: readonly (readonly string[])[]): ReadNode[] =>
  (sheet.find((row) => row.some((text) => text.trim() !== '')) ?? [])
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((label) => ({ label, unit: '', code: undefined, type: undefined, children: [] }));

type Part = { readonly axis: AxisName; readonly wanted: readonly Wanted[]; readonly after: string | undefined };

/**
 * The edits that a pasted block of a spreadsheet proposes: rows behind the one where one stands, and columns where the section has none
 * yet; heads of a block whose columns are there already bring none. A list takes heads, or names below each other, as its columns.
 */
export const pastedOps = (
  definition: FormDefinition,
  code: string,
  spot: Spot | undefined,
  sheet: readonly (readonly string[])[],
  handle: NewHandle,
): Pasted => {
  const section = sectionOf(definition, code);
  const { shape } = section;
  const line = isColumnLine(sheet, spot, shape) ? lineOf(sheet) : undefined;
  const table = line ? { rows: [], columns: line, leftOut: 0 } : readTable(sheet);
  if ('problem' in table) return table;
  const inList = shape === 'list';
  const heads = inList && table.columns.length === 0 ? asColumns(table.rows) : table.columns;
  const takesColumns =
    shape !== 'narrative' && (line !== undefined || inList || nodesOf(section, 'columns').length === 0);
  const columns = takesColumns ? (inList ? flat(heads) : heads) : [];
  const rows = inList ? [] : shape === 'narrative' ? flat(table.rows) : table.rows;
  const after = (kind: 'row' | 'column') => (spot?.kind === kind ? spot.name : undefined);
  const rowAfter = spot?.kind === 'cell' ? spot.row : after('row');
  const parts: Part[] = [
    { axis: 'columns', wanted: columns.map((node) => wantedColumn(node, inList)), after: after('column') },
    {
      axis: 'rows',
      wanted: rows.map((node) => (shape === 'narrative' ? { ...wantedRow(node), type: 'richtext' } : wantedRow(node))),
      after: rowAfter,
    },
  ];
  const ops = addedParts(definition, code, parts, handle);
  if (ops.length === 0) return { problem: 'Trong vùng vừa dán không thấy tên dòng hoặc tên cột nào để thêm.' };
  return { ops, rows: leavesIn(rows), columns: leavesIn(columns), leftOut: table.leftOut };
};

const flat = (nodes: readonly ReadNode[]): ReadNode[] =>
  nodes.flatMap((node) => (node.children.length === 0 ? [node] : flat(node.children)));

const addedParts = (
  definition: FormDefinition,
  section: string,
  parts: readonly Part[],
  handle: NewHandle,
): EditOperation[] => {
  let now = definition;
  return parts.flatMap(({ axis, wanted, after }) => {
    if (wanted.length === 0) return [];
    const ops = addOps(now, section, axis, after, wanted, handle);
    try {
      now = applyAll(now, ops);
    } catch (error) {
      if (!(error instanceof EditRefused)) throw error;
    }
    return ops;
  });
};
