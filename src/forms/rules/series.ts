import type { Breakdown, ValueType } from './definition.ts';

/** What a cell counts, as its definition says it. */
export type Counted = {
  readonly form: string;
  readonly code: string;
  readonly indicator: string | null;
  readonly breakdown: Breakdown;
  readonly measure: string | null;
};

const breakdownText = (breakdown: Breakdown): string =>
  Object.entries(breakdown)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .sort()
    .join(',');

/**
 * The line through time on which a cell's figures stand: cells of any version and form with the same series are the same thing,
 * wherever they stand and however they are coded. `HO[ethnicGroup=02]`, `LUA#AREA`; a cell that names no indicator is known by its
 * code within its form (`DT01.A01.TS`), which no indicator can be mistaken for: those have no point.
 */
export const seriesOf = ({ form, code, indicator, breakdown, measure }: Counted): string => {
  if (indicator === null) return `${form}.${code}`;
  const of = breakdownText(breakdown);
  return `${indicator}${of === '' ? '' : `[${of}]`}${measure === null ? '' : `#${measure}`}`;
};

/** A cell as one of its series. */
export type SeriesCell = {
  readonly code: string;
  readonly type: ValueType;
  readonly unit: string;
  readonly indicator: string | null;
  readonly breakdown: Breakdown;
};

const plain = (text: string): string => text.normalize('NFC').trim().toLowerCase();
const differ = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b;

/**
 * Why a cell cannot stand in the series where an earlier one stands: their figures would be added and compared as one. Undefined when
 * it can. `earlier`: how one names that cell.
 */
export const otherMeaning = (cell: SeriesCell, before: SeriesCell, earlier: string): string | undefined => {
  if (differ(plain(cell.unit), plain(before.unit)))
    return `${earlier} tính bằng “${before.unit}”, ô này bằng “${cell.unit}”`;
  if ((cell.type === 'percent') !== (before.type === 'percent'))
    return `${earlier} và ô này không cùng là số lượng hoặc cùng là tỷ lệ`;
  if (cell.indicator === null && differ(breakdownText(cell.breakdown), breakdownText(before.breakdown)))
    return `${earlier} có phân tổ khác`;
  return undefined;
};
