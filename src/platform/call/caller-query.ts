import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/open.ts';
import { queryWithNext } from '../db/pipeline.ts';
import type { KeptReply, RequestKey } from './request-keys.ts';

/** One row that stands for a session; only the gate knows what else is in it. */
export type CallerRow = { readonly accountId: string; readonly unitId: number; readonly rowScope: string };

/** From here on the transaction sees the caller's rows (row-level security), and statements know the caller's unit and the call's moment. */
const scoped = (now: Date) =>
  sql`set_config('app.scope', caller."rowScope", true) as scoped, set_config('app.unit', caller."unitId"::text, true) as placed,
    set_config('app.now', ${now.toISOString()}, true) as timed`;
/**
 * A verb's first query finds one thing by its id: planning it for that very id takes ten times as long as answering it (2.4 ms against 0.2),
 * and without statistics the database does so each time.
 */
const ONE_PLAN = sql`set_config('plan_cache_mode', 'force_generic_plan', true) as planned`;
/** The caller's unit, for a verb's first query, which is sent before the caller is known; a stranger has none. */
export const callersUnit = sql`nullif(current_setting('app.unit', true), '')::integer`;

export type FoundCaller<R> = {
  readonly row: R | undefined;
  /** What this very request was answered before. */
  readonly kept: KeptReply | undefined;
  /** Rows of the verb's first query. */
  readonly firstRows: () => Promise<readonly unknown[]>;
};
type Kept = { readonly keyDigest: string | null; readonly keyReply: unknown };

/**
 * Finds who calls and whether this very request was answered before, in one statement inside the verb's transaction; the verb's first
 * query is sent with it and answered under the caller's scope.
 */
export const queryCaller = async <R extends CallerRow>(
  tx: Db,
  { session, now }: { readonly session: RawBuilder<R>; readonly now: Date },
  wanted: RequestKey | undefined,
  firstQuery: RawBuilder<unknown> | undefined,
): Promise<FoundCaller<R>> => {
  const settings = firstQuery ? sql`${scoped(now)}, ${ONE_PLAN}` : scoped(now);
  const caller = wanted
    ? sql<R & Kept>`with caller as (${session})
      select caller.*, k.body_digest as "keyDigest", k.reply as "keyReply", ${settings}
      from caller left join request_key k on k.account_id = caller."accountId" and k.key = ${wanted.key}::uuid`
    : sql<
        R & Kept
      >`with caller as (${session}) select caller.*, null as "keyDigest", null as "keyReply", ${settings} from caller`;
  const { rows, nextRows } = await queryWithNext(tx, caller, firstQuery);
  const [row] = rows;
  const kept = row?.keyDigest ? { digest: row.keyDigest, reply: row.keyReply } : undefined;
  return { row, kept, firstRows: nextRows };
};

type Entering = { readonly rowScope: string; readonly unitId: number | undefined; readonly now?: Date };

/** From here on the transaction sees the rows of this scope; statements know the caller's unit, where there is one, and the call's moment. */
export const enterScope = (tx: Db, { rowScope, unitId, now }: Entering) =>
  sql`select set_config('app.scope', ${rowScope}, true), set_config('app.unit', ${unitId?.toString() ?? ''}, true),
    set_config('app.now', ${now?.toISOString() ?? ''}, true)`.execute(tx);

/** From here on the transaction sees nobody's rows. */
export const leaveScope = (tx: Db) => enterScope(tx, { rowScope: '', unitId: undefined });
