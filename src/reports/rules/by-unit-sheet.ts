import type { Cell, CompiledForm, CompiledSection } from '../../forms/rules/compiled.ts';
import type { Shown } from '../../forms/rules/form-paper.ts';
import { sheetNumber } from '../../forms/rules/sheet-number.ts';
import { rowHeights } from '../../platform/print/rules/row-heights.ts';
import type { SheetCell, SheetMerge, SheetPlan } from '../../platform/print/rules/sheet-plan.ts';
import type { Coverage } from '../../totals/contract.ts';
import { isFigure } from '../../totals/rules/figures.ts';

/** A unit's line: what it shows of each cell, and how complete that is. */
export type UnitLine = {
  readonly name: string;
  readonly coverage: Pick<Coverage, 'expected' | 'covered' | 'excused' | 'parts'>;
  readonly show: (cell: Cell) => Shown;
};

const NAME_WIDTH = 32;
const COVERAGE_WIDTH = 13;
const FIGURE_WIDTH = 12;
/** The title, then the heads: section, row, column, code. */
const TITLE_ROWS = 1;
const HEAD_ROWS = 4;
const STUB = 2;
const TITLE_COLUMNS = 10;

const head = (value: string): SheetCell => ({ value, bold: true, align: 'center', border: true, fill: 'head' });

/** Runs of neighbours that say the same stand under one head. */
const merged = (texts: readonly string[], row: number): SheetMerge[] => {
  const merges: SheetMerge[] = [];
  for (let from = 0; from < texts.length; ) {
    const to = texts.findIndex((text, at) => at > from && text !== texts[from]);
    const end = to < 0 ? texts.length : to;
    if (end - from > 1) merges.push({ row, column: STUB + from, rows: 1, columns: end - from });
    from = end;
  }
  return merges;
};

type Named = { readonly cell: Cell; readonly section: string; readonly row: string; readonly column: string };

const namedIn = (section: CompiledSection): Named[] => {
  const title = `${section.code}. ${section.title}`;
  const [single] = new Set(section.cells.map(({ column }) => column)).size === 1 ? ['single'] : [];
  return section.cells.filter(isFigure).map((cell) => {
    const parts = single ? [cell.label] : cell.label.split(' · ');
    const column = single ? '' : (parts.at(-1) ?? '');
    const row = single ? cell.label : parts.slice(0, -1).join(' · ');
    // The code keeps two rows of one name apart.
    return { cell, section: title, row: `${row} (${cell.row})`, column };
  });
};

/** `4/5`; of a wider period `3/15 phiếu, 1/4 kỳ`. */
const coverageWords = ({ expected, covered, excused, parts }: UnitLine['coverage']): string => {
  if (expected > 0 && covered === 0) return excused === expected ? 'được miễn' : 'chưa nộp';
  return parts.of === 1 ? `${covered}/${expected}` : `${covered}/${expected} phiếu, ${parts.collected}/${parts.of} kỳ`;
};

const figure = ({ cell }: Named, show: UnitLine['show']): SheetCell => {
  const { text, number } = show(cell);
  const exact = number === null ? null : sheetNumber(number, cell.decimals);
  return { value: exact ?? (text === '' ? null : text), decimals: cell.decimals, align: 'right', border: true };
};

const bodyLine = (named: readonly Named[], { name, coverage, show }: UnitLine, bold: boolean): SheetCell[] =>
  [
    { value: name, border: true },
    { value: coverageWords(coverage), align: 'center' as const, border: true },
    ...named.map((one) => figure(one, show)),
  ].map((cell) => (bold ? { ...cell, bold } : cell));

/** One row for each unit below, one column for each figure of the form, the total last: for sorting and comparing in Excel. */
export const byUnitSheet = (
  form: CompiledForm,
  title: string,
  units: readonly UnitLine[],
  total: UnitLine,
): SheetPlan => {
  const named = form.sections.flatMap(namedIn);
  const line = (stub: readonly string[], texts: readonly string[]): SheetCell[] => [...stub, ...texts].map(head);
  const sections = named.map(({ section }) => section);
  const rows = named.map(({ row }) => row);
  const codes = named.map(({ cell }) => cell.code);
  const cells = [
    [{ value: title, bold: true }, ...Array.from({ length: named.length + 1 }, () => null)],
    line(['Đơn vị', 'Đã có số liệu'], sections),
    line(['', ''], rows),
    line(
      ['', ''],
      named.map(({ column }) => column),
    ),
    line(['', ''], codes),
    ...units.map((unit) => bodyLine(named, unit, false)),
    bodyLine(named, total, true),
  ];
  const merges = [
    // The title runs over as many columns as a page shows.
    { row: 0, column: 0, rows: 1, columns: Math.min(STUB + named.length, TITLE_COLUMNS) },
    ...[0, 1].map((column) => ({ row: TITLE_ROWS, column, rows: HEAD_ROWS, columns: 1 })),
    ...merged(sections, TITLE_ROWS),
    ...merged(rows, TITLE_ROWS + 1),
  ];
  const widths = [NAME_WIDTH, COVERAGE_WIDTH, ...named.map(() => FIGURE_WIDTH)];
  return {
    name: 'Theo đơn vị',
    cells,
    merges,
    widths,
    heights: rowHeights({ cells, merges, widths }),
    heads: { first: TITLE_ROWS, last: TITLE_ROWS + HEAD_ROWS - 1 },
    frozenColumns: STUB,
    landscape: true,
  };
};
