/** PostgreSQL array literals: one text parameter per array, the same on both engines. */
const element = (value: string | number | boolean | null): string => {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  return `"${value.replace(/\\/g, '\\\\').replace(/"/g, '\\"')}"`;
};

export const arrayLiteral = (values: readonly (string | number | boolean | null)[]): string =>
  `{${values.map(element).join(',')}}`;

/** jsonb parameter: text, so that both drivers send it alike. NUL cannot be stored and is dropped. */
export const json = (value: unknown): string => JSON.stringify(value).replace(/(?<!\\)((?:\\\\)*)\\u0000/g, '$1');

/** Array literals of the columns of some rows, for `unnest`: `columnsOf(rows)((row) => row.name)`. */
export const columnsOf =
  <R>(rows: readonly R[]) =>
  (pick: (row: R) => string | number | boolean | null): string =>
    arrayLiteral(rows.map(pick));
