import { type Axis, expandAxis } from './axes.ts';
import type { AxisEntry, Catalogue, Cell, ListColumn, Meeting } from './compiled.ts';
import type { AxisLeaf, Breakdown, CellOverride, FormDefinition, Section, TableSection } from './definition.ts';
import { RESERVED_WORDS } from './expression/parser.ts';
import { joinSettings, makeField } from './fields.ts';
import type { FormIndex } from './form-index.ts';
import type { Problems } from './form-problems.ts';
import { isLinear } from './linear.ts';
import { isNumeric } from './resolve-names.ts';
import { seriesOf } from './series.ts';

/** Which axis a formula was written on; decides what its bare names mean. */
export type FormulaSource = { readonly text: string; readonly from: 'row' | 'column' | 'cell' };

/** What must hold for a cell to be asked, and on what it was written. */
export type ConditionSource = { readonly text: string; readonly from: 'section' | 'row' | 'column' | 'cell' };

export type DraftSection = {
  readonly section: Section;
  readonly rows: readonly AxisEntry[];
  readonly columns: readonly AxisEntry[];
  readonly rowLeaves: readonly AxisLeaf[];
  readonly columnLeaves: readonly AxisLeaf[];
  readonly fields: readonly ListColumn[];
};

/** A form whose cells are known and whose formulas are not yet read. */
export type Draft = {
  readonly index: FormIndex;
  readonly sections: readonly DraftSection[];
  readonly cells: readonly Cell[];
  readonly formulas: ReadonlyMap<number, FormulaSource>;
  readonly conditions: ReadonlyMap<number, readonly ConditionSource[]>;
  readonly meetings: readonly Meeting[];
};

const MAX_CELLS = 20_000;

type Building = {
  readonly definition: FormDefinition;
  readonly catalogue: Catalogue;
  readonly kept: ReadonlySet<string> | undefined;
  readonly problems: Problems;
  readonly cells: Cell[];
  readonly formulas: Map<number, FormulaSource>;
  readonly conditions: Map<number, readonly ConditionSource[]>;
  readonly meetings: Meeting[];
};

const NO_OVERRIDE: CellOverride = {};
const NO_BREAKDOWN: Breakdown = {};
const NO_AXIS: Axis = { entries: [], leaves: [] };

/** Both being sums they agree and the row's is used; otherwise the row's wins unless the column says so. */
const formulaOf = (building: Building, code: string, override: CellOverride, row: AxisLeaf, column?: AxisLeaf) => {
  if (override.greyed === true) return undefined;
  if (override.formula !== undefined) return { text: override.formula, from: 'cell' } as const;
  if (row.formula === undefined) {
    return column?.formula === undefined ? undefined : ({ text: column.formula, from: 'column' } as const);
  }
  if (column?.formula === undefined) return { text: row.formula, from: 'row' } as const;
  const winner = column.wins === true ? 'column' : 'row';
  const agree = isLinear(row.formula) && isLinear(column.formula);
  building.meetings.push({ cell: code, winner, agree });
  return { text: winner === 'row' ? row.formula : column.formula, from: winner } as const;
};

const conditionsOf = (section: Section, override: CellOverride, row: AxisLeaf, column?: AxisLeaf): ConditionSource[] =>
  (
    [
      [section.condition, 'section'],
      [row.condition, 'row'],
      [column?.condition, 'column'],
      [override.condition, 'cell'],
    ] as const
  ).flatMap(([text, from]) => (text === undefined ? [] : [{ text, from }]));

const addCell = (building: Building, section: Section, label: string, row: AxisLeaf, column?: AxisLeaf): void => {
  const { problems, catalogue, cells } = building;
  const code = column === undefined ? row.code : `${row.code}.${column.code}`;
  const override = (section.shape === 'table' ? section.cells?.[code] : undefined) ?? NO_OVERRIDE;
  const where = `${building.definition.code} › ${section.code} › ${code}`;
  const settings = joinSettings(override, row, column, where, problems);
  const field = makeField(code, label, settings, catalogue.ethnicGroups, (message) => problems.add({ where, message }));
  const formula = formulaOf(building, code, override, row, column);
  if (formula) building.formulas.set(cells.length, formula);
  const conditions = override.greyed === true ? [] : conditionsOf(section, override, row, column);
  if (conditions.length > 0) building.conditions.set(cells.length, conditions);
  const numeric = isNumeric(field.type);
  const greyed = override.greyed === true;
  const input = formula === undefined && !greyed;
  const counted = {
    indicator: settings.indicator ?? null,
    breakdown: settings.breakdown ?? NO_BREAKDOWN,
    measure: settings.measure ?? null,
  };
  // Written out, not spread: a form may have a thousand cells, and spreading this many properties costs ten times as much.
  cells.push({
    code: field.code,
    label: field.label,
    type: field.type,
    decimals: field.decimals,
    unit: field.unit,
    choices: field.choices,
    format: field.format,
    allowNegative: field.allowNegative,
    personal: field.personal,
    learnt: field.learnt,
    guidance: field.guidance,
    index: cells.length,
    section: section.code,
    row: row.code,
    column: column?.code ?? '',
    input,
    greyed,
    required: input && field.required,
    formula: formula?.text,
    stored: false,
    ordinal: null,
    overTime: numeric ? (settings.overTime ?? 'none') : 'none',
    overUnits: numeric ? (settings.overUnits ?? (field.type === 'percent' ? 'none' : 'sum')) : 'none',
    breakdown: counted.breakdown,
    indicator: counted.indicator,
    measure: counted.measure,
    series: seriesOf({ form: building.definition.code, code, ...counted }),
  });
};

const addTableCells = (building: Building, section: TableSection, rows: Axis, columns: Axis): void => {
  const where = `${building.definition.code} › ${section.code}`;
  if (building.cells.length + rows.leaves.length * columns.leaves.length > MAX_CELLS) {
    building.problems.add({ where, message: 'Phiếu có quá 20.000 ô; hãy tách thành nhiều phiếu.' });
    return;
  }
  const before = building.cells.length;
  for (const row of rows.leaves) {
    for (const column of columns.leaves) {
      const label = columns.leaves.length === 1 ? row.label : `${row.label} · ${column.label}`;
      addCell(building, section, label, row, column);
    }
  }
  const known = new Set(building.cells.slice(before).map((cell) => cell.code));
  for (const code of Object.keys(section.cells ?? {})) {
    if (!known.has(code)) building.problems.add({ where: `${where} › ${code}`, message: 'Không có ô này trong mục.' });
  }
};

const fieldsOf = (building: Building, section: Section): ListColumn[] => {
  if (section.shape !== 'list') return [];
  return section.columns.map((column) => {
    const where = `${building.definition.code} › ${section.code} › ${column.code}`;
    if (column.condition !== undefined)
      building.problems.add({
        where,
        message:
          'Cột của danh sách không đặt điều kiện được; đặt điều kiện cho cả mục, hoặc dùng quy tắc kiểm tra từng dòng.',
      });
    if (column.formula !== undefined) {
      building.problems.add({ where, message: 'Cột của danh sách không có công thức; hãy dùng quy tắc kiểm tra.' });
    }
    return makeField(column.code, column.label, column, building.catalogue.ethnicGroups, (message) =>
      building.problems.add({ where, message }),
    );
  });
};

const buildSection = (building: Building, section: Section): DraftSection => {
  const where = `${building.definition.code} › ${section.code}`;
  const expand = (nodes: TableSection['rows']): Axis =>
    expandAxis(nodes, {
      groups: building.catalogue.ethnicGroups,
      kept: building.kept,
      where,
      problems: building.problems,
    });
  const rows = section.shape === 'list' ? NO_AXIS : expand(section.rows);
  const columns = section.shape === 'narrative' ? NO_AXIS : expand(section.columns);
  const fields = fieldsOf(building, section);
  if (section.shape === 'table') addTableCells(building, section, rows, columns);
  if (section.shape === 'narrative') for (const row of rows.leaves) addCell(building, section, row.label, row);
  return {
    section,
    fields,
    rows: rows.entries,
    columns: columns.entries,
    rowLeaves: rows.leaves,
    columnLeaves: columns.leaves,
  };
};

const reportDuplicates = (codes: readonly string[], where: string, noun: string, problems: Problems): void => {
  const seen = new Set<string>();
  for (const code of codes) {
    if (seen.has(code)) problems.add({ where: `${where} › ${code}`, message: `Mã ${noun} ${code} bị trùng.` });
    if (RESERVED_WORDS.has(code.toLowerCase())) {
      problems.add({ where: `${where} › ${code}`, message: `“${code}” là từ của công thức, không dùng làm mã được.` });
    }
    seen.add(code);
  }
};

const checkCodes = (form: string, sections: readonly DraftSection[], problems: Problems): void => {
  reportDuplicates(
    sections.map((one) => one.section.code),
    form,
    'mục',
    problems,
  );
  reportDuplicates(
    sections.flatMap((one) => one.rowLeaves.map((row) => row.code)),
    form,
    'dòng',
    problems,
  );
  for (const one of sections) {
    reportDuplicates(
      one.columnLeaves.map((column) => column.code),
      `${form} › ${one.section.code}`,
      'cột',
      problems,
    );
  }
};

/**
 * Lays out the cells of a definition and reports duplicate codes, missing types and unknown overrides. `kept`: the rows and columns
 * that a published version has.
 */
export const buildSections = (
  definition: FormDefinition,
  catalogue: Catalogue,
  problems: Problems,
  kept?: ReadonlySet<string>,
): Draft => {
  const building: Building = {
    definition,
    catalogue,
    kept,
    problems,
    cells: [],
    formulas: new Map(),
    conditions: new Map(),
    meetings: [],
  };
  const sections = definition.sections.map((section) => buildSection(building, section));
  checkCodes(definition.code, sections, problems);
  const index: FormIndex = {
    form: definition.code,
    catalogue,
    cells: new Map(building.cells.map((cell) => [cell.code, cell])),
    list: building.cells,
    rowsOf: new Map(sections.map((one) => [one.section.code, one.rowLeaves.map((row) => row.code)])),
    columnsOf: new Map(sections.map((one) => [one.section.code, one.columnLeaves.map((column) => column.code)])),
    fieldsOf: new Map(
      sections
        .filter((one) => one.section.shape === 'list')
        .map((one) => [one.section.code, new Map(one.fields.map((field) => [field.code, field]))]),
    ),
    sectionOfRow: new Map(sections.flatMap((one) => one.rowLeaves.map((row) => [row.code, one.section.code] as const))),
  };
  const { cells, formulas, conditions, meetings } = building;
  return { index, sections, cells, formulas, conditions, meetings };
};
