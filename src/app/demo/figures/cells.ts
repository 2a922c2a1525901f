import { type FormValues, type ListRow, NOT_APPLICABLE } from '../../../forms/rules/values.ts';
import { type ByGroup, groups } from './groups.ts';
import type { CommuneYear } from './province.ts';
import { draw, drawBetween } from './random.ts';

/** The entered cells of a form: `A01.TS` → `120`, `1.5`, `-` (not applicable), `true`. */
export type Cells = Record<string, string>;

/** Writes one row, a whole number per column. */
export function putRow(cells: Cells, row: string, values: Readonly<Record<string, number>>): void {
  for (const [column, value] of Object.entries(values)) cells[`${row}.${column}`] = `${value}`;
}

/** Writes one row, a figure per ethnic group under the columns asked (all by default). */
export function putGroups(
  cells: Cells,
  row: string,
  values: ByGroup,
  columns: readonly (keyof ByGroup)[] = groups,
): void {
  for (const group of columns) cells[`${row}.${group}`] = `${values[group]}`;
}

/** Writes "không phát sinh" in columns of a row. */
export function putNone(cells: Cells, row: string, columns: readonly string[]): void {
  for (const column of columns) cells[`${row}.${column}`] = NOT_APPLICABLE;
}

/** The form with one list; where it has no rows it says so. */
export const withList = (cells: Cells, section: string, rows: readonly ListRow[]): FormValues => ({
  cells: rows.length === 0 ? { ...cells, [section]: NOT_APPLICABLE } : cells,
  lists: { [section]: rows },
});

/** A figure of at most two decimals, from its hundredths: 350 → `3.5`. */
export function hundredths(value: number): string {
  const digits = `${Math.round(value)}`.padStart(3, '0');
  const decimals = digits.slice(-2).replace(/0+$/, '');
  return decimals === '' ? digits.slice(0, -2) : `${digits.slice(0, -2)}.${decimals}`;
}

/** Chance for one form of one commune: the same cell drifts by itself over the years unless the period is named. */
export interface Chance {
  /** In [0, 1). */
  readonly nudge: (row: string) => number;
  /** A rate around `rate`, the same in every period. */
  readonly rate: (row: string, rate: number, spread?: number) => number;
  readonly key: (row: string) => [string, string, string];
}

export function chanceOf(form: string, { commune }: Pick<CommuneYear, 'commune'>): Chance {
  const key = (row: string): [string, string, string] => [form, commune.code, row];
  return {
    key,
    nudge: (row) => draw(...key(row), 'nudge'),
    rate: (row, rate, spread = 0.25) => rate * drawBetween(1 - spread, 1 + spread, ...key(row), 'rate'),
  };
}
