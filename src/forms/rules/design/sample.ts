import type { Cell, CompiledForm, Field } from '../compiled.ts';
import type { FormValues, ListRow } from '../values.ts';

const LIST_ROWS = 3;
const YEAR = 2022;
const MOST = 200;

/** The next of a row of whole numbers below a bound, begun by a seed: the same seed gives the same sheet. */
const numbersOf = (seed: number): ((below: number) => number) => {
  let state = BigInt(seed + 1);
  return (below) => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 18_446_744_073_709_551_616n;
    return Number((state >> 33n) % BigInt(below));
  };
};

const sampleOf = ({ type, decimals, choices, format }: Field, next: (below: number) => number): string => {
  switch (type) {
    case 'integer':
      return format === 'year' ? String(YEAR) : String(next(MOST));
    case 'decimal':
      return decimals === 0 ? String(next(MOST)) : `${next(MOST)}.${1 + next(9)}`;
    case 'percent':
      return String(next(100));
    case 'boolean':
      return next(2) === 0 ? 'true' : 'false';
    case 'choice':
    case 'ethnicGroup':
      return choices[next(Math.max(1, choices.length))]?.value ?? '';
    case 'date':
      return `${YEAR}-0${1 + next(9)}-1${next(10)}`;
    default:
      return `Nội dung thử ${1 + next(9)}`;
  }
};

const rowOf = (fields: readonly Field[], at: number, next: (below: number) => number): ListRow => ({
  id: `thu-${at}`,
  values: Object.fromEntries(fields.map((field) => [field.code, sampleOf(field, next)])),
});

/** Invented values in every cell that is typed: to see a form at work, never to be kept. */
export const sampleValues = (form: CompiledForm, seed: number): FormValues => {
  const next = numbersOf(seed);
  const typed = form.cells.filter((cell: Cell) => cell.input);
  const lists = form.sections.filter(({ shape }) => shape === 'list');
  return {
    cells: Object.fromEntries(typed.map((cell) => [cell.code, sampleOf(cell, next)])),
    lists: Object.fromEntries(
      lists.map(({ code, fields }) => [code, Array.from({ length: LIST_ROWS }, (_, at) => rowOf(fields, at, next))]),
    ),
  };
};
