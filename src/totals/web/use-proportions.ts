import { useMemo } from 'react';
import type { Cell } from '../../forms/rules/compiled.ts';
import { totalText } from '../../forms/rules/total-text.ts';
import { columnNeeds } from '../../platform/ui/table/column-needs.ts';
import { type TableWidths, useTableWidths } from '../../platform/ui/table/use-table-widths.tsx';
import type { Total } from './total.ts';

/** CSS pixels: names of communes with the mark that opens a row, how many are in, the state in words. */
const NAME = { least: 190, narrow: 124, wanted: 230, most: 420 };
const COVERAGE = { least: 84, comfortable: 92, level: 1 };
const STATE = { least: 148, comfortable: 160, level: 2 };
/** A mark beside a figure, and the smaller line of the change below it. */
const MARK = 1;

/** The widths of decision 33: the total of all units is the longest figure of its column. */
export const useProportions = (total: Total, cells: readonly Cell[]): TableWidths => {
  const needs = useMemo(() => {
    const head = [cells.map(({ label, unit }) => ({ label: `${label} ${unit}`, colSpan: 1, rowSpan: 1 }))];
    const content = cells.map((cell) => ({
      characters: totalText(cell, total.cells[cell.code], total.ranges[cell.code]).length + MARK,
      words: false,
    }));
    return {
      code: 0,
      after: 0,
      label: (narrow: boolean) => ({ ...NAME, ...(narrow ? { least: NAME.narrow, wanted: NAME.narrow } : {}) }),
      columns: [...columnNeeds(head, content), COVERAGE, STATE],
    };
  }, [total, cells]);
  return useTableWidths(needs);
};
