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
import { type Answered, quiet, type Travelling } from './travelling.ts';

/** One connection to a PostgreSQL engine, whichever it is. */
export type Connection = {
  query(text: string, parameters: readonly unknown[]): Promise<{ rows: unknown[]; affected: number }>;
  exec(text: string): Promise<unknown>;
  close(): Promise<void>;
};

/** How a transaction is marked. */
export type Marks = { begin: string; commit: string; rollback: string };
export const plainMarks: Marks = { begin: 'begin', commit: 'commit', rollback: 'rollback' };
/** A transaction of the application's role; it is put off again with the end of the transaction. */
export const marksOf = (role: string): Marks => ({ ...plainMarks, begin: `begin; set local role ${role}` });

/** Waits for the connection; what comes back gives it on. */
export type Turn = () => Promise<() => void>;

/** Whoever holds the connection works, the others queue; a transaction holds it until it ends. */
export const turns = (): Turn => {
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

const ask = async <R>(connection: Connection, query: CompiledQuery): Promise<QueryResult<R>> => {
  const { rows, affected } = await connection.query(query.sql, query.parameters);
  return { rows: rows as R[], numAffectedRows: BigInt(affected) };
};

const hold = (connection: Connection, release: () => void): Held => ({
  release,
  executeQuery: async <R>(query: Travelling): Promise<Answered<R>> => {
    const answer = ask<R>(connection, query);
    const behind = query.behind && quiet(ask(connection, query.behind));
    return behind ? { ...(await answer), behind } : answer;
  },
  streamQuery: () => {
    throw new Error('one connection cannot stream: read in pages');
  },
});

const driver = (connection: Connection, marks: () => Marks, take: Turn): Driver => {
  return {
    init: async () => undefined,
    acquireConnection: async () => hold(connection, await take()),
    beginTransaction: async () => void (await connection.exec(marks().begin)),
    commitTransaction: async () => void (await connection.exec(marks().commit)),
    rollbackTransaction: async () => void (await connection.exec(marks().rollback)),
    releaseConnection: async (held) => (held as Held).release(),
    destroy: () => connection.close(),
  };
};

/** Kysely over one connection: the embedded engine (until kysely 0.29 runs on Node 20), and tests that roll everything back. */
export const singleConnectionDialect = (connection: Connection, marks: () => Marks, take: Turn): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver(connection, marks, take),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});
