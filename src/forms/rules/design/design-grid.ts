import { type Axis, expandAxis } from '../axes.ts';
import type { Cell } from '../compiled.ts';
import type { AxisNode, EthnicGroup, Section, TableSection, ValueType } from '../definition.ts';
import { gatherProblems } from '../form-problems.ts';
import { isNumeric } from '../resolve-names.ts';
import type { DesignIndex } from './design-index.ts';

/** How a cell is shown to its designer: a whole number, one with places, computed, greyed, words of some kind, or not yet said. */
export type CellKind =
  | 'whole'
  | 'places'
  | 'computed'
  | 'greyed'
  | 'text'
  | 'choice'
  | 'date'
  | 'boolean'
  | 'group'
  | 'unknown';

export type DesignCell = {
  readonly code: string;
  readonly kind: CellKind;
  /** Of a figure. */
  readonly decimals: number;
  /** It says something of its own, besides its row and column. */
  readonly own: boolean;
};

/** A row or column of the designer: one that has cells, a heading over others, or one that stands for a row of ethnic groups. */
export type NodeKind = 'leaf' | 'heading' | 'groups';
type Named = {
  /** The code of the node in the definition, by which edits name it. */
  readonly node: string;
  readonly kind: NodeKind;
  /** The code of the cells' row or column; empty for a heading. */
  readonly code: string;
  readonly label: string;
  readonly unit: string;
  /** Where the row or column itself says it. */
  readonly type: ValueType | undefined;
};
export type DesignHead = Named & { readonly colSpan: number; readonly rowSpan: number; readonly level: number };
export type DesignRow = Named & { readonly depth: number; readonly cells: readonly DesignCell[] };

export type DesignGrid = {
  readonly section: string;
  readonly head: readonly (readonly DesignHead[])[];
  /** Leaf columns in order. */
  readonly columns: readonly Named[];
  readonly rows: readonly DesignRow[];
};

type Branch = Named & { readonly children: readonly Branch[] };

const nodeName = (node: AxisNode): string => node.code ?? '';

const leavesOf = (node: AxisNode, groups: readonly EthnicGroup[]): Axis =>
  expandAxis([node], { groups, kept: undefined, where: '', problems: gatherProblems() });

const branchOf = (node: AxisNode, groups: readonly EthnicGroup[]): Branch[] => {
  const name = nodeName(node);
  if ('children' in node) {
    const children = node.children.flatMap((child) => branchOf(child, groups));
    return [{ node: name, kind: 'heading', code: '', label: node.label, unit: '', type: undefined, children }];
  }
  const kind = 'ethnicGroups' in node ? 'groups' : 'leaf';
  return leavesOf(node, groups).leaves.map(({ code, label, unit = '', type }) => ({
    node: name,
    kind,
    code,
    label,
    unit,
    type,
    children: [],
  }));
};

const depthOf = (branches: readonly Branch[]): number =>
  branches.reduce((most, { children }) => Math.max(most, 1 + depthOf(children)), 0);
/** An empty heading still takes a column's room. */
const widthOf = ({ children }: Branch): number =>
  Math.max(
    1,
    children.reduce((sum, child) => sum + widthOf(child), 0),
  );

const headOf = (columns: readonly Branch[]): DesignHead[][] => {
  const levels = depthOf(columns);
  const rows: DesignHead[][] = [];
  let level = columns;
  for (let at = 0; at < levels; at++) {
    rows.push(
      level.map(({ children, ...named }) => ({
        ...named,
        level: at,
        colSpan: Math.max(
          1,
          children.reduce((sum, child) => sum + widthOf(child), 0),
        ),
        rowSpan: children.length > 0 ? 1 : levels - at,
      })),
    );
    level = level.flatMap(({ children }) => children);
  }
  return rows;
};

const flat = (branches: readonly Branch[]): Named[] =>
  branches.flatMap(({ children, ...named }) =>
    named.kind === 'heading' && children.length > 0 ? flat(children) : [named],
  );

const kindOf = (cell: Cell, typed: boolean): CellKind => {
  if (cell.greyed) return 'greyed';
  if (cell.formula !== undefined) return 'computed';
  if (!typed) return 'unknown';
  if (isNumeric(cell.type)) return cell.decimals > 0 ? 'places' : 'whole';
  switch (cell.type) {
    case 'choice':
    case 'date':
    case 'boolean':
      return cell.type;
    case 'ethnicGroup':
      return 'group';
    default:
      return 'text';
  }
};

const rowsOf = (
  branches: readonly Branch[],
  depth: number,
  cellsOf: (row: Named) => readonly DesignCell[],
): DesignRow[] =>
  branches.flatMap(({ children, ...named }) => [
    { ...named, depth, cells: named.kind === 'heading' ? [] : cellsOf(named) },
    ...rowsOf(children, depth + 1, cellsOf),
  ]);

/** Rows and columns that say a type themselves: a cell without one is not finished. */
const typedCodes = ({ draft }: DesignIndex, section: string): ReadonlySet<string> => {
  const one = draft.sections.find((each) => each.section.code === section);
  const leaves = one ? [...one.rowLeaves, ...one.columnLeaves] : [];
  return new Set(leaves.filter(({ type }) => type !== undefined).map(({ code }) => code));
};

const cellOf = (
  section: TableSection,
  index: DesignIndex,
  typed: ReadonlySet<string>,
  row: string,
  column: string,
): DesignCell => {
  const code = `${row}.${column}`;
  const cell = index.draft.index.cells.get(code);
  const own = section.cells?.[code];
  if (!cell) return { code, kind: 'unknown', decimals: 0, own: false };
  const isTyped = own?.type !== undefined || typed.has(row) || typed.has(column);
  return { code, kind: kindOf(cell, isTyped), decimals: cell.decimals, own: own !== undefined };
};

/**
 * A section as its designer sees it: heads with spans, rows with depth, cells by their kind; unfinished as it may be. A list has columns
 * alone, a narrative rows alone.
 */
export const sectionGrid = (section: Section, index: DesignIndex, groups: readonly EthnicGroup[]): DesignGrid => {
  const { code } = section;
  const columnTree = section.shape === 'narrative' ? [] : section.columns.flatMap((node) => branchOf(node, groups));
  const rowTree = section.shape === 'list' ? [] : section.rows.flatMap((node) => branchOf(node, groups));
  const columns = flat(columnTree);
  const typed = typedCodes(index, code);
  const leaves = columns.filter(({ kind }) => kind !== 'heading');
  const cellsOf = (row: Named): readonly DesignCell[] =>
    section.shape === 'table' ? leaves.map((column) => cellOf(section, index, typed, row.code, column.code)) : [];
  return { section: code, head: headOf(columnTree), columns, rows: rowsOf(rowTree, 0, cellsOf) };
};

const sameCells = (a: readonly DesignCell[], b: readonly DesignCell[]): boolean =>
  a.length === b.length &&
  a.every((cell, at) => {
    const other = b[at];
    return (
      other !== undefined &&
      cell.code === other.code &&
      cell.kind === other.kind &&
      cell.decimals === other.decimals &&
      cell.own === other.own
    );
  });

const sameNamed = (a: Named, b: Named): boolean =>
  a.node === b.node &&
  a.kind === b.kind &&
  a.code === b.code &&
  a.label === b.label &&
  a.unit === b.unit &&
  a.type === b.type;

/** The rows of a new grid, each the very object of before where it looks the same, so that only what an edit changed is drawn again. */
export const keptRows = (before: readonly DesignRow[], now: readonly DesignRow[]): readonly DesignRow[] => {
  const known = new Map(before.map((row) => [`${row.node} ${row.code}`, row]));
  return now.map((row) => {
    const was = known.get(`${row.node} ${row.code}`);
    return was && was.depth === row.depth && sameNamed(was, row) && sameCells(was.cells, row.cells) ? was : row;
  });
};
