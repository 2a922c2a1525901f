import type { Align, PaperCell, PaperRow, PaperSection, PaperTable } from '../../platform/print/rules/paper.ts';
import type { Cell, CompiledForm, CompiledSection, Field } from './compiled.ts';
import { formatValue } from './format.ts';
import { layout } from './layout.ts';
import { sheetNumber } from './sheet-number.ts';
import type { ListRow } from './values.ts';

/** What a paper shows: the text of a cell and, for a figure, its exact value. */
export type Shown = {
  readonly text: string;
  readonly number: string | null;
  /** It lacks some of what it is made of. */
  readonly partial?: boolean;
  /** Not asked of this sheet: its condition does not hold. */
  readonly greyed?: boolean;
};
export type Contents = {
  readonly show: (cell: Cell) => Shown;
  /** null: an empty form, with blank lines to write on. */
  readonly lists: Readonly<Record<string, readonly ListRow[]>> | null;
  /** Said instead of the rows of a list: totals do not carry them, or there is nothing to list. */
  readonly listRemark?: (section: string) => string | undefined;
};

const BLANK_LINES = 10;
const figureTypes: readonly string[] = ['integer', 'decimal', 'percent'];
const alignOf = ({ type }: Field): Align =>
  figureTypes.includes(type) ? 'right' : type === 'boolean' || type === 'date' ? 'center' : 'left';

/** A column with figures in it is one of figures, whatever else stands in it. */
const alignOfColumn = (cells: readonly Cell[]): Align => {
  const asked = cells.filter(({ greyed }) => !greyed);
  const aligns = asked.map(alignOf);
  return aligns.includes('right') ? 'right' : (aligns[0] ?? 'right');
};

/** An empty form: nothing in any cell. */
export const emptyContents: Contents = { show: () => ({ text: '', number: null }), lists: null };

/** The form section by section, as the paper form has it (forms.md §2: stub columns A, B, C, then figure columns 1, 2, 3 …). */
export const formPaper = (form: CompiledForm, contents: Contents): PaperSection[] =>
  form.sections.map((section) => {
    const heading = { code: section.code, title: section.title };
    if (section.shape === 'table') return tableOf(form, section, contents);
    if (section.shape === 'narrative')
      return {
        kind: 'narrative',
        ...heading,
        items: section.cells.map((cell) => ({
          label: `${cell.label}${onlyWhen(form, [cell])}`,
          text: contents.show(cell).text || null,
        })),
      };
    const remark = contents.listRemark?.(section.code);
    return remark === undefined
      ? listOf(section, contents, form.listConditions.get(section.code)?.words)
      : { kind: 'remark', ...heading, text: remark };
  });

/** Said beside the name of a row that is not asked of everybody. */
const onlyWhen = (form: CompiledForm, cells: readonly Cell[]): string => {
  const words = new Set(
    cells.filter(({ greyed }) => !greyed).map(({ index }) => form.conditions.get(index)?.words ?? ''),
  );
  const [one = ''] = words;
  return words.size === 1 && one !== '' ? ` (chỉ ghi khi ${one})` : '';
};

const tableOf = (form: CompiledForm, section: CompiledSection, contents: Contents): PaperTable => {
  const { head, body } = layout(section);
  const unitsOnRows = body.some(({ unit }) => unit !== '');
  const columns = body.find(({ group }) => !group)?.cells ?? [];
  const rows: PaperRow[] = body.map(({ label, code, unit, depth, group, cells }) => ({
    stub: [`${label}${onlyWhen(form, cells)}`, code, ...(unitsOnRows ? [unit] : [])],
    depth,
    group,
    cells: cells.map((cell) => paperCell(cell, contents)),
  }));
  return {
    kind: 'table',
    code: section.code,
    title: section.title,
    stub: unitsOnRows ? ['Chỉ tiêu', 'Mã số', 'Đơn vị tính'] : ['Chỉ tiêu', 'Mã số'],
    head: head.map((cells) =>
      cells.map(({ label, unit, colSpan, rowSpan }) => ({
        text: named(label, unitsOnRows ? '' : unit),
        colSpan,
        rowSpan,
      })),
    ),
    numbers: columns.map((_, index) => String(index + 1)),
    align: columns.map((_, at) => alignOfColumn(body.flatMap(({ cells }) => cells[at] ?? []))),
    rows,
  };
};

const named = (label: string, unit: string): string => (unit === '' ? label : `${label} (${unit})`);

const paperCell = (cell: Cell, contents: Contents): PaperCell => {
  const {
    text,
    number,
    partial = false,
    greyed = false,
  } = cell.greyed ? { text: '', number: null, greyed: true } : contents.show(cell);
  return {
    text: partial ? `${text}*` : text,
    number: number === null ? null : sheetNumber(number, cell.decimals),
    decimals: cell.decimals,
    greyed,
    ...(partial ? { mark: '*' } : {}),
  };
};

/** A list of records as a table: STT, then its columns; an empty form has lines to write on. */
const listOf = (section: CompiledSection, contents: Contents, when: string | undefined): PaperTable => {
  const blank: readonly ListRow[] = Array.from({ length: BLANK_LINES }, (_, index) => ({ id: `${index}`, values: {} }));
  const records = contents.lists === null ? blank : (contents.lists[section.code] ?? []);
  return {
    kind: 'table',
    code: section.code,
    title: when === undefined ? section.title : `${section.title} (chỉ ghi khi ${when})`,
    stub: ['STT'],
    head: [section.fields.map(({ label, unit }) => ({ text: named(label, unit), colSpan: 1, rowSpan: 1 }))],
    numbers: section.fields.map((_, index) => String(index + 1)),
    align: section.fields.map(alignOf),
    rows: records.map(({ values }, index) => ({
      stub: [String(index + 1)],
      depth: 0,
      group: false,
      cells: section.fields.map((field) => fieldCell(field, values[field.code])),
    })),
  };
};

const fieldCell = (field: Field, value: string | undefined): PaperCell => ({
  text: value === undefined ? '' : formatValue(field, value),
  number: value !== undefined && figureTypes.includes(field.type) ? sheetNumber(value, field.decimals) : null,
  decimals: field.decimals,
  greyed: false,
});
