import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';

/** One connection to a PostgreSQL engine, whichever it is. */
export type Connection = {
  query(text: string, parameters: readonly unknown[]): Promise<{ rows: unknown[]; affected: number }>;
  exec(text: string): Promise<unknown>;
  close(): Promise<void>;
};

/** How a transaction is marked: plainly, or by savepoints inside an outer one that a test rolls back. */
export type Marks = { begin: string; commit: string; rollback: string };
export const plainMarks: Marks = { begin: 'begin', commit: 'commit', rollback: 'rollback' };
export const savepointMarks: Marks = {
  begin: 'savepoint work',
  commit: 'release savepoint work',
  rollback: 'rollback to savepoint work; release savepoint work',
};

/** Whoever holds the connection works, the others queue; a transaction holds it until it ends. */
const queue = () => {
  let last: Promise<void> = Promise.resolve();
  return async (): Promise<() => void> => {
    const before = last;
    let release: () => void = () => undefined;
    last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  };
};

type Held = DatabaseConnection & { readonly release: () => void };

const hold = (connection: Connection, release: () => void): Held => ({
  release,
  executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
    const { rows, affected } = await connection.query(query.sql, query.parameters);
    return { rows: rows as R[], numAffectedRows: BigInt(affected) };
  },
  streamQuery: () => {
    throw new Error('one connection cannot stream: read in pages');
  },
});

const driver = (connection: Connection, marks: Marks): Driver => {
  const take = queue();
  return {
    init: async () => undefined,
    acquireConnection: async () => hold(connection, await take()),
    beginTransaction: async () => void (await connection.exec(marks.begin)),
    commitTransaction: async () => void (await connection.exec(marks.commit)),
    rollbackTransaction: async () => void (await connection.exec(marks.rollback)),
    releaseConnection: async (held) => (held as Held).release(),
    destroy: () => connection.close(),
  };
};

/** Kysely over one connection: the embedded engine (until kysely 0.29 runs on Node 20), and tests that roll everything back. */
export const singleConnectionDialect = (connection: Connection, marks: Marks = plainMarks): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver(connection, marks),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});
