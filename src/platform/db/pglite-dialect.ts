import type { PGlite } from '@electric-sql/pglite';
import { type DatabaseConnection, type Driver, type Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, type QueryResult, type CompiledQuery } from 'kysely';

/** One connection: whoever holds it works, the others queue (a transaction holds it until it ends). */
class Turn {
  #last: Promise<void> = Promise.resolve();

  take(): Promise<() => void> {
    const before = this.#last;
    let release: () => void = () => undefined;
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    return before.then(() => release);
  }
}

class PGliteConnection implements DatabaseConnection {
  readonly #engine: PGlite;
  release: () => void = () => undefined;

  constructor(engine: PGlite) {
    this.#engine = engine;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.#engine.query<R>(query.sql, [...query.parameters]);
    return { rows: result.rows, numAffectedRows: BigInt(result.affectedRows ?? 0) };
  }

  // biome-ignore lint/correctness/useYield: one connection cannot stream; long reads page instead.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not available on the embedded database: read in pages');
  }
}

const driver = (engine: PGlite): Driver => {
  const turn = new Turn();
  const run = (text: string) => async () => void (await engine.exec(text));
  return {
    init: async () => undefined,
    acquireConnection: async () => {
      const release = await turn.take();
      const connection = new PGliteConnection(engine);
      connection.release = release;
      return connection;
    },
    beginTransaction: run('begin'),
    commitTransaction: run('commit'),
    rollbackTransaction: run('rollback'),
    releaseConnection: async (connection) => (connection as PGliteConnection).release(),
    destroy: async () => engine.close(),
  };
};

/** Kysely on PGlite (until kysely 0.29, which brings its own, runs on Node 20). */
export const pgliteDialect = (engine: PGlite) => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver(engine),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});
