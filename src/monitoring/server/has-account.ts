import { type RawBuilder, sql } from 'kysely';

/** Whether a unit has an account that can be used: without one nobody reads what is sent to it. */
export const hasAccount = (unit: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select 1 from account a where a.unit_id = ${unit} and a.state = 'active')`;
