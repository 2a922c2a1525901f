import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import { type Deadlines, withDeadline } from './deadline.ts';
import { handled, type PipelinedQuery, type PipelinedResult } from './pipelined.ts';
import { prepared } from './prepared.ts';

/** Runs what `send` asks in one write to the socket. */
const together = <R>(client: pg.PoolClient, send: () => R): R => {
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
};

/** Values that the client cannot fail to write: a statement that fails before it reaches the server would not stop the commit behind it. */
const isSure = ({ parameters }: CompiledQuery): boolean =>
  parameters.every(
    (value) => typeof value !== 'object' || value === null || value instanceof Date || Buffer.isBuffer(value),
  );

type Answer = { readonly rows?: unknown[]; readonly rowCount: number | null };
const resultOf = ({ rows, rowCount }: Answer): QueryResult<unknown> => ({
  rows: rows ?? [],
  numAffectedRows: BigInt(rowCount ?? 0),
});

/** One connection while somebody holds it. */
type Held = DatabaseConnection & {
  readonly begin: () => void;
  readonly end: (how: 'commit' | 'rollback') => Promise<void>;
  readonly release: () => void;
};

type Holding = {
  readonly beginning: () => string;
  /** Whether somebody waits for a connection. */
  readonly isWanted: () => boolean;
  /** Undefined: an answer is waited for as long as it takes. */
  readonly deadlines: Deadlines | undefined;
  /** When the connection was asked for (`performance.now()`). */
  readonly since: number;
};
/** However long one waited for the connection, its first statement gets this. */
const LEAST_MS = 1_000;

/** Bounds what one waits for on a connection: an answer, a commit or its taking back. Nothing bounds a transaction that takes its time. */
const timing = (client: pg.PoolClient, { deadlines, since }: Pick<Holding, 'deadlines' | 'since'>) => {
  let patient = deadlines === undefined;
  let first = true;
  const left = ({ first: whole, statement }: Deadlines): number =>
    first ? Math.min(statement, Math.max(LEAST_MS, whole - (performance.now() - since))) : statement;
  return {
    takeItsTime: (): void => {
      patient = true;
    },
    inTime: <R>(answer: Promise<R>): Promise<R> => {
      if (!deadlines || patient) return answer;
      const bounded = withDeadline(client, answer, left(deadlines));
      first = false;
      return bounded;
    },
  };
};

/**
 * Fewer round trips: `begin` goes with the first statement of its transaction, `commit` with the one that says it is the last (it commits
 * nothing when that one fails: the server rolls back), and a statement may take others with it. Each write to a socket costs as much
 * as 60 rows. A connection that others wait for is theirs as soon as the commit is on its way: what they ask comes after it.
 */
const hold = (client: pg.PoolClient, { beginning, isWanted, ...bounds }: Holding): Held => {
  const { inTime, takeItsTime } = timing(client, bounds);
  let begins = false;
  let commit: Promise<unknown> | undefined;
  let given = false;
  const release = (): void => {
    if (!given) client.release();
    given = true;
  };
  const ask = (query: CompiledQuery): Promise<Answer> => inTime(client.query(prepared(query.sql, query.parameters)));
  const send = (query: PipelinedQuery) => {
    if (commit) throw new Error('a statement after the last of its transaction');
    if (query.patient) takeItsTime();
    const sent = together(client, () => {
      if (begins) handled(client.query(beginning()));
      begins = false;
      const answer = ask(query);
      const following = query.following?.map((each) => handled(ask(each).then(resultOf)));
      if (query.last && isSure(query)) commit = handled(inTime(client.query('commit')));
      return { answer, following };
    });
    if (commit && isWanted()) release();
    return sent;
  };
  return {
    executeQuery: async <R>(query: CompiledQuery): Promise<PipelinedResult<R>> => {
      const { answer, following } = send(query);
      const result = resultOf(await answer) as QueryResult<R>;
      return following ? { ...result, following } : result;
    },
    streamQuery: () => {
      throw new Error('a pool does not stream: read in pages');
    },
    begin: () => {
      begins = true;
      commit = undefined;
    },
    end: async (how) => {
      const sent = commit;
      commit = undefined;
      if (begins) begins = false;
      else if (!sent) await inTime(client.query(how));
      else if (how === 'commit') await sent;
    },
    release,
  };
};

/** Kysely over a pool. `beginning` is the text that begins a transaction: where it puts on a role and cannot, nothing of the transaction is done. */
export const poolDialect = (pool: pg.Pool, beginning: () => string, deadlines?: Deadlines): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => ({
    init: async () => undefined,
    acquireConnection: async () => {
      const since = performance.now();
      return hold(await pool.connect(), { beginning, isWanted: () => pool.waitingCount > 0, deadlines, since });
    },
    beginTransaction: async (held) => (held as Held).begin(),
    commitTransaction: (held) => (held as Held).end('commit'),
    rollbackTransaction: (held) => (held as Held).end('rollback'),
    releaseConnection: async (held) => (held as Held).release(),
    destroy: () => pool.end(),
  }),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

/**
 * A pool whose statements are prepared once a connection: parsing and planning a verb's statement costs more than running it.
 * (A pooler between must keep prepared statements, as PgBouncer 1.21 does.)
 */
export const openPool = (config: pg.PoolConfig): pg.Pool => {
  const pool = new pg.Pool({ ...config, pipeline: true } as pg.PoolConfig);
  // The pool hears only idle connections: one that is lost at work would otherwise end the process. Its query fails by itself.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
};
