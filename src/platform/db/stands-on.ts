import { type RawBuilder, sql } from 'kysely';

/**
 * The one way to ask “as of”: whether a dated row (valid_from, the first day it holds; valid_to, the first day it no longer does, null
 * while it does) holds on a day. `alias` names the row in the query; `day` is a day (`2022-04-22`) or an expression of type date.
 */
export const standsOn = (alias: string, day: string | RawBuilder<unknown>): RawBuilder<boolean> => {
  const on = typeof day === 'string' ? sql`${day}::date` : day;
  return sql<boolean>`(${sql.ref(`${alias}.valid_from`)} <= ${on} and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} > ${on}))`;
};
