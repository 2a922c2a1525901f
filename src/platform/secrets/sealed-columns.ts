/** A table with columns that hold sealed values; `key` is its primary key. Each column's purpose is `table.column`. */
export type SealedTable = { readonly table: string; readonly key: string; readonly columns: readonly string[] };

/**
 * Every place where sealed values lie (SEC-22): what the rotation of keys goes through. The database refuses a plain value in
 * each of them (`check (column like 'g1.%')`); a test compares those constraints with this list.
 */
export const sealedTables: readonly SealedTable[] = [
  { table: 'custodian', key: 'id', columns: ['phone', 'email'] },
  { table: 'second_factor', key: 'account_id', columns: ['secret', 'pending_secret'] },
  { table: 'account_request', key: 'id', columns: ['custodian'] },
  { table: 'lost_password_request', key: 'id', columns: ['full_name', 'phone', 'message'] },
];

export const purposeOf = (table: string, column: string): string => `${table}.${column}`;
