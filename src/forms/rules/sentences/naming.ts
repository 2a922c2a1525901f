import type { Cell, CheckInstance, CompiledForm, CompiledSection } from '../compiled.ts';
import type { Plan } from '../plan.ts';
import { partsOf } from '../plan-parts.ts';
import { type AxisNames, axisNames, type LeafName } from './labels.ts';

/** How the cells of one sentence are called, and what is said once before it: `Mông: `. */
export type Naming = { readonly before: string; readonly cell: (cell: Cell) => string };

type SectionNames = { readonly rows: AxisNames; readonly columns: AxisNames; readonly groups: ReadonlySet<string> };

const GROUP_CODE = /^\d{2}$/;

/** Rows or columns that stand for one ethnic group each, by their codes. */
const groupsOn = (section: CompiledSection, axis: 'row' | 'column'): ReadonlySet<string> => {
  const other = axis === 'row' ? 'column' : 'row';
  const found = new Map<string, Set<string>>();
  for (const cell of section.cells) {
    const group = cell.breakdown.ethnicGroup ?? '';
    const line = found.get(cell[other]) ?? new Set<string>();
    found.set(cell[other], line.add(group));
  }
  const varied = [...found.values()].some((line) => line.size > 1);
  return new Set(
    varied
      ? section.cells.filter(({ breakdown }) => GROUP_CODE.test(breakdown.ethnicGroup ?? '')).map((cell) => cell[axis])
      : [],
  );
};

// A wide form may have hundreds of findings at once: its names are made once.
const made = new WeakMap<CompiledSection, SectionNames>();

const namesOf = (section: CompiledSection): SectionNames => {
  const known = made.get(section);
  if (known) return known;
  const groups = groupsOn(section, 'column');
  const rowGroups = groupsOn(section, 'row');
  const names = {
    rows: axisNames(section.rows, (code) => rowGroups.has(code)),
    columns: axisNames(section.columns, (code) => groups.has(code)),
    groups,
  };
  made.set(section, names);
  return names;
};

/** Own cells that a rule is about, also of earlier periods. */
const cellsIn = (form: CompiledForm, plan: Plan): Cell[] => {
  if (plan.op === 'cell') return [form.cells[plan.index]].flatMap((cell) => cell ?? []);
  if (plan.op === 'previous' || plan.op === 'lastYear') return [form.cell(plan.code)].flatMap((cell) => cell ?? []);
  return partsOf(plan).flatMap((part) => cellsIn(form, part));
};

type Lookup = {
  readonly row: (cell: Cell) => LeafName;
  readonly column: (cell: Cell) => LeafName | undefined;
  readonly isGroup: (cell: Cell) => boolean;
};

const lookUp = (form: CompiledForm): Lookup => {
  const of = (cell: Cell): SectionNames | undefined => {
    const section = form.section(cell.section);
    return section && namesOf(section);
  };
  const unnamed = (cell: Cell): LeafName => ({ text: cell.label, whole: false, numbering: undefined });
  return {
    row: (cell) => of(cell)?.rows.get(cell.row) ?? unnamed(cell),
    column: (cell) => ((of(cell)?.columns.size ?? 0) > 1 ? of(cell)?.columns.get(cell.column) : undefined),
    isGroup: (cell) => of(cell)?.groups.has(cell.column) ?? false,
  };
};

const isNarrative = (cell: Cell): boolean => cell.column === '';

const fullName = ({ row, column, isGroup }: Lookup, cell: Cell): string => {
  const name = row(cell);
  if (isNarrative(cell)) return `mục “${name.text}”`;
  const beside = column(cell);
  if (!beside || beside.whole) return name.text;
  return isGroup(cell) ? `${name.text} ${beside.text}` : `${name.text} (${beside.text})`;
};

/** The rule stands on one column: its rows are told apart, the column is said once. */
const alongColumn = (lookup: Lookup, first: Cell, at: string, single: boolean): Naming => {
  const column = lookup.column(first);
  if (single && lookup.isGroup(first)) return { before: '', cell: (cell) => fullName(lookup, cell) };
  const said = column && (!column.whole || at === first.column);
  return {
    before: said ? column.text : '',
    cell: (cell) => (isNarrative(cell) ? fullName(lookup, cell) : lookup.row(cell).text),
  };
};

const alongRow = (lookup: Lookup, first: Cell): Naming => ({
  before: lookup.column(first) ? lookup.row(first).text : '',
  cell: (cell) => lookup.column(cell)?.text ?? lookup.row(cell).text,
});

/** How a rule's cells are called: by what differs between them, with what they share said once. */
export const namingOf = (form: CompiledForm, { plan, at }: Pick<CheckInstance, 'plan' | 'at'>): Naming => {
  const lookup = lookUp(form);
  const cells = cellsIn(form, plan);
  const [first] = cells;
  const one = (axis: 'row' | 'column') => new Set(cells.map((cell) => cell[axis])).size === 1;
  const single = one('row') && one('column');
  if (first && one('row') && (at === first.row || !one('column'))) return alongRow(lookup, first);
  if (first && one('column') && (at === first.column || !single)) return alongColumn(lookup, first, at, single);
  return { before: '', cell: (cell) => fullName(lookup, cell) };
};

/** The name of a row or column where a check stands; empty where it stands on none. */
export const placeName = (form: CompiledForm, { section: code, at }: CheckInstance, axis: 'row' | 'column'): string => {
  const section = form.section(code);
  if (!section) return '';
  const names = namesOf(section);
  return (axis === 'row' ? names.rows : names.columns).get(at)?.text ?? '';
};

/** `mục II (A05)` as officials find it on paper; a cell of a table by its name. */
export const numberedName = (form: CompiledForm, cell: Cell, name: string): string => {
  if (!isNarrative(cell)) return name;
  const { numbering } = lookUp(form).row(cell);
  return numbering === undefined ? `${name} (${cell.row})` : `mục ${numbering} (${cell.row})`;
};

/** The row's name alone, the column's alone, and both. */
export const rowName = (form: CompiledForm, cell: Cell): string => lookUp(form).row(cell).text;
export const columnName = (form: CompiledForm, cell: Cell): string =>
  lookUp(form).column(cell)?.text ?? rowName(form, cell);
export const cellName = (form: CompiledForm, cell: Cell): string => fullName(lookUp(form), cell);
