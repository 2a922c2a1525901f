import { type RawBuilder, sql } from 'kysely';

type Amended = 'consolidation' | 'approval';

/** The digest of the last amendment of a record; null where it stands as it was signed or approved. */
export const amendedDigest = (type: Amended, id: RawBuilder<unknown>): RawBuilder<string | null> => sql<string | null>`(
  select a.digest_after from amendment a where a.object_type = ${type} and a.object_id = ${id} order by a.number desc limit 1)`;

/** How many times a record was amended. */
export const amendmentsOf = (type: Amended, id: RawBuilder<unknown>): RawBuilder<number> => sql<number>`(
  select count(*)::integer from amendment a where a.object_type = ${type} and a.object_id = ${id})`;
