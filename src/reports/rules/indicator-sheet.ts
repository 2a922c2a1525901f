import { sheetNumber } from '../../forms/rules/sheet-number.ts';
import { NOT_APPLICABLE } from '../../forms/rules/values.ts';
import type { IndicatorFigures } from '../../indicators/contract.ts';
import { rowHeights } from '../../platform/print/rules/row-heights.ts';
import type { SheetCell, SheetPlan } from '../../platform/print/rules/sheet-plan.ts';
import { coveredWords } from '../../totals/rules/coverage.ts';

type Counted = IndicatorFigures['total'];

const head = (value: string): SheetCell => ({ value, bold: true, align: 'center', border: true, fill: 'head' });

/** The exact value where a workbook holds it; else the reason in words. */
const figure = ({ value, why }: Counted, decimals: number): SheetCell => {
  const exact = value === null ? null : sheetNumber(value, decimals);
  if (exact !== null) return { value: exact, decimals, align: 'right', border: true };
  return { value: value === NOT_APPLICABLE ? '–' : (value ?? why), border: true };
};

const NOTHING: SheetCell = { value: '', border: true };

const coverage = ({ coverage: own }: Counted): SheetCell => ({
  value: own ? coveredWords(own) : '',
  align: 'center',
  border: true,
});

const line = (
  indicators: readonly IndicatorFigures[],
  name: string,
  of: (one: IndicatorFigures) => Counted | undefined,
) => [
  { value: name, border: true },
  ...indicators.flatMap((one) => {
    const counted = of(one);
    return counted ? [figure(counted, one.decimals), coverage(counted)] : [NOTHING, NOTHING];
  }),
];

/** One row for each unit below and the total last, two columns for each indicator: what it comes to, of how many units. */
export const indicatorSheets = (indicators: readonly IndicatorFigures[], unitName: string): SheetPlan[] => {
  const [first] = indicators;
  if (!first) return [];
  const heads = indicators.flatMap(({ title, unit }) => [unit === '' ? title : `${title} (${unit})`, 'Đã có số liệu']);
  const cells = [
    ['Đơn vị', ...heads].map(head),
    ['', ...indicators.flatMap(({ words }) => [words, ''])].map((value) => ({ value, border: true })),
    ...first.rows.map(({ unit }) =>
      line(indicators, unit.name, ({ rows }) => rows.find((row) => row.unit.id === unit.id)),
    ),
    line(indicators, unitName, ({ total }) => total),
  ];
  const widths = [32, ...indicators.flatMap(() => [24, 16])];
  return [
    {
      name: 'Chỉ tiêu tính toán',
      cells,
      merges: [],
      widths,
      heights: rowHeights({ cells, merges: [], widths }),
      heads: { first: 0, last: 0 },
      frozenColumns: 1,
      landscape: true,
    },
  ];
};
