import type { Defaulted, Json } from './columns.ts';

/** Row types of the tables in `migrations/`: here the two of the database itself; `app/tables.ts` adds those that others declare. */
export interface Tables {
  migration: { name: string; digest: string; applied_at: Defaulted<Date> };
  setting: { name: string; value: Json<unknown>; updated_at: Defaulted<Date> };
}
