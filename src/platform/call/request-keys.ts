import { type RawBuilder, sql } from 'kysely';
import { json } from '../db/arrays.ts';
import { askBoth } from '../db/ask.ts';
import type { Db } from '../db/open.ts';
import { sha256 } from '../digest/digest.ts';
import { problem } from '../problems/catalogue.ts';

/** One row that stands for a session; only the gate knows what else is in it. */
export type CallerRow = { readonly accountId: string; readonly unitId: number; readonly rowScope: string };

/** A client-made id of a write, with the digest of what it asks. */
export type RequestKey = { readonly key: string; readonly digest: string };
export type OwnKey = RequestKey & { readonly accountId: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A key with what is asked under it. */
export const requestKey = (key: string, method: string, url: string, body: unknown): RequestKey => ({
  key,
  digest: sha256(`${method} ${url}\n${JSON.stringify(body ?? null)}`),
});

/** The key that a request carries; undefined where it is no UUID. */
export const findRequestKey = (
  header: string | string[] | undefined,
  method: string,
  url: string,
  body: unknown,
): RequestKey | undefined => {
  const key = typeof header === 'string' ? header.toLowerCase() : '';
  return UUID.test(key) ? requestKey(key, method, url, body) : undefined;
};

type Former = { readonly keyDigest: string | null; readonly keyReply: unknown };
/** From here on the transaction sees the caller's rows (row-level security), and statements know the caller's unit. */
const SCOPED = sql`set_config('app.scope', caller."rowScope", true) as scoped, set_config('app.unit', caller."unitId"::text, true) as placed`;
/**
 * What is asked ahead finds one thing by its id: planning it for that very id takes ten times as long as answering it (2.4 ms against 0.2),
 * and without statistics the database does so each time.
 */
const ONE_PLAN = sql`set_config('plan_cache_mode', 'force_generic_plan', true) as planned`;
/** The caller's unit, for a statement that is asked before the verb knows its actor; of a stranger there is none. */
export const ownUnit = sql`nullif(current_setting('app.unit', true), '')::integer`;

export type Asked<R> = {
  readonly row: R | undefined;
  /** What this very request was answered before. */
  readonly former: FormerReply | undefined;
  readonly ahead: () => Promise<readonly unknown[]>;
};
export type FormerReply = { readonly digest: string; readonly reply: unknown };

/**
 * Asks who calls and whether this very request was answered before, in one statement inside the verb's transaction; what the verb
 * asks first in any case (`ahead`) travels behind it.
 */
export const askCaller = async <R extends CallerRow>(
  tx: Db,
  session: RawBuilder<R>,
  wanted: RequestKey | undefined,
  ahead: RawBuilder<unknown> | undefined,
): Promise<Asked<R>> => {
  const settings = ahead ? sql`${SCOPED}, ${ONE_PLAN}` : SCOPED;
  const first = wanted
    ? sql<R & Former>`with caller as (${session})
      select caller.*, k.body_digest as "keyDigest", k.reply as "keyReply", ${settings}
      from caller left join request_key k on k.account_id = caller."accountId" and k.key = ${wanted.key}::uuid`
    : sql<
        R & Former
      >`with caller as (${session}) select caller.*, null as "keyDigest", null as "keyReply", ${settings} from caller`;
  const { rows, behind } = await askBoth(tx, first, ahead);
  const [row] = rows;
  const former = row?.keyDigest ? { digest: row.keyDigest, reply: row.keyReply } : undefined;
  return { row, former, ahead: behind };
};

/** From here on the transaction sees the rows of this scope; statements know the caller's unit, where there is one. */
export const enterScope = (tx: Db, rowScope: string, unitId: number | undefined) =>
  sql`select set_config('app.scope', ${rowScope}, true), set_config('app.unit', ${unitId?.toString() ?? ''}, true)`.execute(
    tx,
  );

/** From here on the transaction sees nobody's rows. */
export const leaveScope = (tx: Db) => enterScope(tx, '', undefined);

/** What the first request of this key was answered; the same key with another content is refused. */
export const repeated = ({ digest }: RequestKey, former: FormerReply): unknown => {
  if (former.digest !== digest) throw problem('idempotency-key-reused');
  return former.reply;
};

/**
 * The answer of the same request that came first and ended while this one was at work. Both did the work; the key of this one could not
 * be kept, or it found the things changed, and nothing of it stays.
 */
export const findFormer = async (db: Db, { accountId, key }: OwnKey): Promise<FormerReply | undefined> => {
  const row = await db
    .selectFrom('request_key')
    .select(['body_digest as digest', 'reply'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst();
  return row;
};

/** Keeps the key with its answer for a repetition: one key has one effect, since a second row of it cannot be written. */
export const keptReply = ({ accountId, key, digest }: OwnKey, reply: unknown, now: Date): RawBuilder<unknown> =>
  sql`insert into request_key (account_id, key, body_digest, status, reply, at)
    values (${accountId}::uuid, ${key}::uuid, ${digest}, 200, ${json(reply)}::jsonb, ${now}::timestamptz)`;
