import type { CompiledForm } from './compiled.ts';

type Opening = { readonly form: CompiledForm; readonly opened: Set<number> };

/** The input cells from which a cell is computed, itself if it is typed. */
const inputsOf = (form: CompiledForm, cell: number): number[] => {
  const found = new Set<number>();
  const waiting = [cell];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    waiting.push(...(form.reads[at] ?? []));
  }
  return [...found].filter((at) => form.cells[at]?.input);
};

const indexOf = (form: CompiledForm, code: string): number => form.cell(code)?.index ?? -1;

// Beside a returned figure the clerk may have to correct the other terms of a difference or ratio. A plain sum takes any part
// as it comes, so its other parts stay closed: else one figure would open its whole row.
const openSharers = ({ form, opened }: Opening, returned: readonly number[]): void => {
  for (const cell of returned) {
    for (const reader of form.dependents[cell] ?? []) {
      if (form.plans[reader]?.op === 'sum') continue;
      for (const read of form.reads[reader] ?? []) openTyped({ form, opened }, read);
    }
  }
};

const openTyped = ({ form, opened }: Opening, cell: number): void => {
  if (form.cells[cell]?.input) opened.add(cell);
};

/**
 * A check that reads a returned cell opens all that it reads; one that is reached only through a formula opens the typed cells
 * that it reads itself, else a single figure would open the whole table through its grand total.
 */
const openChecked = ({ form, opened }: Opening, returned: ReadonlySet<number>, computed: ReadonlySet<number>): void => {
  for (const check of form.checks) {
    const cells = check.cells.map((code) => indexOf(form, code));
    if (cells.some((cell) => returned.has(cell)))
      for (const cell of cells) for (const input of inputsOf(form, cell)) opened.add(input);
    else if (cells.some((cell) => computed.has(cell))) for (const cell of cells) openTyped({ form, opened }, cell);
  }
};

const dependentsOf = (form: CompiledForm, cells: Iterable<number>): Set<number> => {
  const found = new Set<number>();
  const waiting = [...cells];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const reader of form.dependents[at] ?? []) {
      if (found.has(reader)) continue;
      found.add(reader);
      waiting.push(reader);
    }
  }
  return found;
};

/**
 * The input cells that a return of these cells opens, in form order: the cells themselves (a computed cell: the input cells it
 * comes from) and the input cells that share a check, a difference or a ratio with them, so that no return is a dead end.
 */
export const openedBy = (form: CompiledForm, cells: readonly string[]): string[] => {
  const named = cells.map((code) => indexOf(form, code)).filter((cell) => cell >= 0);
  const returned = new Set([...named, ...named.flatMap((cell) => inputsOf(form, cell))]);
  const opening: Opening = { form, opened: new Set([...returned].filter((cell) => form.cells[cell]?.input)) };
  openSharers(opening, [...returned]);
  openChecked(opening, returned, dependentsOf(form, returned));
  return form.cells.filter((cell) => opening.opened.has(cell.index)).map((cell) => cell.code);
};
