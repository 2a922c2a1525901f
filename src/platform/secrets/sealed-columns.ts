/**
 * A table with columns that hold sealed values; `key` is its primary key. Each column's purpose is `table.column`. The rotation of keys goes
 * through all of them; the database refuses a plain value in each (`check (column like 'g1.%')`), and a test compares those constraints.
 */
export type SealedTable = { readonly table: string; readonly key: string; readonly columns: readonly string[] };

export const purposeOf = (table: string, column: string): string => `${table}.${column}`;
