import type { SheetPlan } from '../../../platform/print/rules/sheet-plan.ts';

const head = (value: string) => ({ value, bold: true, border: true, fill: 'head', align: 'center' }) as const;

/** A code list as a sheet of two columns; `readCodeList` reads the same items of it. */
export const codeListSheet = (items: readonly { readonly code: string; readonly label: string }[]): SheetPlan => ({
  name: 'Danh mục mã',
  cells: [
    [head('Mã'), head('Tên')],
    ...items.map(({ code, label }) => [
      { value: code, border: true },
      { value: label, border: true },
    ]),
  ],
  merges: [],
  widths: [16, 60],
  heights: {},
  heads: { first: 0, last: 0 },
  frozenColumns: 0,
  landscape: false,
});
