import { type ByGroup, groups } from './groups.ts';
import { draw, drawBetween } from './random.ts';
import type { CommuneYear } from './province.ts';

/** The entered cells of a form: `A01.TS` → `120`, `1.5`, `-` (not applicable), `true`. */
export type Cells = Record<string, string>;

/** Rows a form's lists hold, by section. */
export type Rows = { readonly id: string; readonly values: Record<string, string> }[];

/** What a unit enters in one form: the shape the form engine takes. */
export interface DemoValues {
  readonly cells: Cells;
  readonly lists: Record<string, Rows>;
}

export const NOT_APPLICABLE = '-';

/** Writes one row, a whole number per column. */
export function putRow(cells: Cells, row: string, values: Readonly<Record<string, number>>): void {
  for (const [column, value] of Object.entries(values)) cells[`${row}.${column}`] = `${value}`;
}

/** Writes one row, a figure per ethnic group under the columns asked (all by default). */
export function putGroups(cells: Cells, row: string, values: ByGroup, columns: readonly (keyof ByGroup)[] = groups): void {
  for (const group of columns) cells[`${row}.${group}`] = `${values[group]}`;
}

/** Writes "không phát sinh" in columns of a row. */
export function putNone(cells: Cells, row: string, columns: readonly string[]): void {
  for (const column of columns) cells[`${row}.${column}`] = NOT_APPLICABLE;
}

/** A figure with two decimals, from its hundredths (a whole number). */
export function hundredths(value: number): string {
  const digits = `${Math.abs(Math.round(value))}`.padStart(3, '0');
  return `${value < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
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
