import { type RawBuilder, sql } from 'kysely';

/**
 * The one way to ask “as of”: whether a dated row (valid_from, the first day it holds; valid_to, the first day it no longer does, null
 * while it does) holds on a day. `alias` names the row in the query; `day` is a day (`2022-04-22`) or an expression of type date.
 */
export const standsOn = (alias: string, day: string | RawBuilder<unknown>): RawBuilder<boolean> =>
  holdsAt(alias, asDate(day));

/** The same for rows dated to the instant. */
export const standsAt = (alias: string, instant: Date): RawBuilder<boolean> =>
  holdsAt(alias, sql`${instant}::timestamptz`);

/** Whether a dated row holds until further notice (a custodian of today). */
export const holdsStill = (alias: string): RawBuilder<boolean> => sql<boolean>`${sql.ref(`${alias}.valid_to`)} is null`;

/**
 * The order in which the row that names a thing on a day comes first: the one of that day, else the latest before it, else the first
 * after it. For names of things that may have ended or not yet begun (`order by … limit 1`).
 */
export const nearestTo = (alias: string, day: string | RawBuilder<unknown>): RawBuilder<unknown> => {
  const from = sql.ref(`${alias}.valid_from`);
  const on = asDate(day);
  return sql`(${from} <= ${on}) desc, case when ${from} <= ${on} then ${from} end desc nulls last, ${from}`;
};

/** The Vietnamese day (UTC+7) of an instant in the database. */
export const dayOf = (instant: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;

const asDate = (day: string | RawBuilder<unknown>): RawBuilder<unknown> =>
  typeof day === 'string' ? sql`${day}::date` : day;

const holdsAt = (alias: string, on: RawBuilder<unknown>): RawBuilder<boolean> => {
  const [from, to] = [sql.ref(`${alias}.valid_from`), sql.ref(`${alias}.valid_to`)];
  return sql<boolean>`(${from} <= ${on} and (${to} is null or ${to} > ${on}))`;
};
