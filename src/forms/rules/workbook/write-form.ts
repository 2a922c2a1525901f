import type { SheetCell, SheetPlan } from '../../../platform/print/rules/sheet-plan.ts';
import type { AxisNode, FormDefinition, Section } from '../definition.ts';
import { codeOf, isEthnic, isGroup, nodesOf, walk } from '../edit/tree.ts';
import {
  type Column,
  cellColumns,
  checkColumns,
  formColumns,
  leafColumns,
  sectionColumns,
  written,
} from './columns.ts';
import { AXIS_WORDS, KIND_WORDS, NODE_HEADS, SHEETS } from './names.ts';

type Line = readonly (string | null)[];

const fieldsOf = (record: object): ReadonlyMap<string, unknown> => new Map(Object.entries(record));
const lineOf = (columns: readonly Column[], record: object): Line => {
  const fields = fieldsOf(record);
  return columns.map((column) => written(column, fields.get(column.field)));
};

const kindOf = (node: AxisNode): string =>
  isGroup(node) ? KIND_WORDS.group : isEthnic(node) ? KIND_WORDS.ethnic : KIND_WORDS.leaf;

const nodeLines = (section: Section): Line[] =>
  (['rows', 'columns'] as const).flatMap((axis) =>
    walk(nodesOf(section, axis)).map(({ node, above }) => [
      section.code,
      AXIS_WORDS[axis],
      String(above.length + 1),
      kindOf(node),
      codeOf(node) || null,
      'label' in node ? node.label : null,
      ...lineOf(leafColumns, node),
    ]),
  );

const cellLines = (section: Section): Line[] =>
  section.shape === 'table'
    ? Object.entries(section.cells ?? {}).map(([cell, override]) => [
        section.code,
        cell,
        ...lineOf(cellColumns, override),
      ])
    : [];

const heads = (columns: readonly Column[]): string[] => columns.map(({ head }) => head);
const head = (text: string): SheetCell => ({ value: text, bold: true, border: true, fill: 'head', align: 'center' });
const body = (text: string | null): SheetCell => ({ value: text, border: true });

const sheet = (name: string, top: readonly string[], lines: readonly Line[], frozenColumns: number): SheetPlan => ({
  name,
  cells: [top.map(head), ...lines.map((line) => line.map(body))],
  merges: [],
  widths: top.map((text, at) => (at === 1 && name === SHEETS.form ? 80 : Math.max(12, Math.min(40, text.length + 4)))),
  heights: {},
  heads: { first: 0, last: 0 },
  frozenColumns,
  landscape: true,
});

/** A form as sheets of a workbook, in the words of officials; `readForm` makes the same form of them. */
export const formSheets = (definition: FormDefinition): SheetPlan[] => {
  const fields = fieldsOf(definition);
  return [
    sheet(
      SHEETS.form,
      ['Mục khai', 'Nội dung'],
      formColumns.map((column) => [column.head, written(column, fields.get(column.field))]),
      1,
    ),
    sheet(
      SHEETS.sections,
      heads(sectionColumns),
      definition.sections.map((section) => lineOf(sectionColumns, section)),
      1,
    ),
    sheet(
      SHEETS.nodes,
      [...NODE_HEADS, ...heads(leafColumns)],
      definition.sections.flatMap(nodeLines),
      NODE_HEADS.length,
    ),
    sheet(SHEETS.cells, ['Mục', 'Ô', ...heads(cellColumns)], definition.sections.flatMap(cellLines), 2),
    sheet(
      SHEETS.checks,
      heads(checkColumns),
      definition.checks.map((check) => lineOf(checkColumns, check)),
      1,
    ),
  ];
};
