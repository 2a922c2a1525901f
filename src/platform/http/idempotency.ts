import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { json } from '../db/arrays.ts';
import type { Db } from '../db/open.ts';
import { problem } from '../problems/catalogue.ts';

/** A client-made id of a write, with the digest of what it asks. */
export type RequestKey = { readonly key: string; readonly digest: string };
type OwnKey = RequestKey & { readonly accountId: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The key that a request carries; undefined where it is no UUID. */
export const findRequestKey = (
  header: string | string[] | undefined,
  method: string,
  url: string,
  body: unknown,
): RequestKey | undefined => {
  const key = typeof header === 'string' ? header.toLowerCase() : '';
  if (!UUID.test(key)) return undefined;
  const digest = createHash('sha256')
    .update(`${method} ${url}\n`)
    .update(JSON.stringify(body ?? null))
    .digest('hex');
  return { key, digest };
};

type Caller = { readonly accountId: string; readonly rowScope: string };
/** From here on the transaction sees the caller's rows (row-level security). */
const SCOPED = sql`set_config('app.scope', caller."rowScope", true) as scoped`;

/**
 * Asks who calls and claims the request key for them in one statement, inside the verb's transaction. The same key at the same time
 * waits here for the first to end; afterwards it gets the first one's answer instead of a second effect.
 */
export const askAndClaim = async <R extends Caller>(
  tx: Db,
  session: RawBuilder<R>,
  wanted: RequestKey | undefined,
  now: Date,
): Promise<{ row: R | undefined; claimed: boolean }> => {
  if (!wanted) {
    const { rows } = await sql<R>`with caller as (${session}) select caller.*, ${SCOPED} from caller`.execute(tx);
    return { row: rows[0], claimed: false };
  }
  const { rows } = await sql<R & { claimed: boolean }>`
    with caller as (${session}), claim as (
      insert into request_key (account_id, key, body_digest, at)
      select "accountId", ${wanted.key}::uuid, ${wanted.digest}, ${now}::timestamptz from caller on conflict do nothing returning key
    )
    select caller.*, exists (select 1 from claim) as claimed, ${SCOPED} from caller`.execute(tx);
  return { row: rows[0], claimed: rows[0]?.claimed ?? false };
};

/** From here on the transaction sees nobody's rows. */
export const leaveScope = (tx: Db) => sql`select set_config('app.scope', '', true)`.execute(tx);

/** What the first request of this key was answered; the same key with another content is refused. */
export const formerReply = async (tx: Db, { accountId, key, digest }: OwnKey): Promise<unknown> => {
  const known = await tx
    .selectFrom('request_key')
    .select(['body_digest', 'reply'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (known.body_digest !== digest) throw problem('idempotency-key-reused');
  return known.reply;
};

/** Keeps the answer for a repetition. */
export const keptReply = ({ accountId, key }: OwnKey, reply: unknown): RawBuilder<unknown> =>
  sql`update request_key set reply = ${json(reply)}::jsonb, status = 200 where account_id = ${accountId}::uuid and key = ${key}::uuid`;

/** A refusal that is committed leaves the key free: the same request may be tried again. */
export const releasedKey = ({ accountId, key }: OwnKey): RawBuilder<unknown> =>
  sql`delete from request_key where account_id = ${accountId}::uuid and key = ${key}::uuid`;
