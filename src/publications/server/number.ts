import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { CHAIN_START, type ChainedLine, chained } from '../rules/chain.ts';

/** Lines a transaction. */
const MOST = 500;
const NUMBERING_LOCK = 7_304_223;

type Pending = Omit<ChainedLine, 'number' | 'at'> & { readonly eventId: number; readonly at: Date };
type Last = { readonly number: number; readonly chain: string };

const lastNumbered = async (tx: Db): Promise<Last> => {
  const last = await tx
    .selectFrom('publication')
    .select(['number', 'chain'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ? { number: Number(last.number), chain: last.chain } : { number: 0, chain: CHAIN_START };
};

/** What is committed and has no number. A line of a transaction that is still under way is not seen, and gets a later number. */
const unnumbered = async (tx: Db): Promise<Pending[]> => {
  const { rows } = await sql<Pending>`
    select e.id as "eventId", e.kind, e.round_id as approval, e.submission_id as submission, e.revision, e.digest, e.at
    from publication_event e where not exists (select 1 from publication p where p.event_id = e.id) order by e.id limit ${MOST}`.execute(
    tx,
  );
  return rows;
};

/**
 * Numbers the next lines of the log without a gap, each chained to the one before; answers how many. A number is given to what is
 * committed only, by one process at a time, and stands or falls with its transaction: a crash leaves none behind.
 */
export const numberNext = async (tx: Db, now: Date): Promise<number> => {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${NUMBERING_LOCK}) as free`.execute(
    tx,
  );
  if (rows[0]?.free !== true) return 0;
  let { number, chain } = await lastNumbered(tx);
  const lines = (await unnumbered(tx)).map(({ eventId, at, ...line }) => {
    number += 1;
    chain = digestOf(chained({ ...line, number, at: at.toISOString() }, chain));
    return { eventId, number, chain };
  });
  if (lines.length === 0) return 0;
  const column = (name: 'eventId' | 'number' | 'chain') => arrayLiteral(lines.map((line) => line[name]));
  await sql`
    insert into publication (number, event_id, chain, numbered_at)
    select *, ${now}::timestamptz from unnest(${column('number')}::bigint[], ${column('eventId')}::bigint[], ${column('chain')}::text[])`.execute(
    tx,
  );
  return lines.length;
};
