import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import type {} from '../../src/app/tables.ts';
import { beginning } from '../../src/platform/db/beginning.ts';
import type { Database, Db } from '../../src/platform/db/open.ts';
import { handled, type PipelinedQuery, type PipelinedResult } from '../../src/platform/db/pipelined.ts';
import type { Tables } from '../../src/platform/db/tables.ts';
import type { Connection } from '../machine/connection.ts';

/** How a transaction is marked. */
export type Marks = { begin: string; commit: string; rollback: string };
const marksOf = (role?: string): Marks => ({ begin: beginning(role), commit: 'commit', rollback: 'rollback' });

/** Waits for the connection; what comes back gives it on. */
type Turn = () => Promise<() => void>;

/** Whoever holds the connection works, the others queue; a transaction holds it until it ends. */
const turns = (): Turn => {
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
  executeQuery: async <R>(query: PipelinedQuery): Promise<PipelinedResult<R>> => {
    const answer = ask<R>(connection, query);
    const following = query.following?.map((each) => handled(ask(connection, each)));
    return following ? { ...(await answer), following } : answer;
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

/** Kysely over one connection. */
const singleConnectionDialect = (connection: Connection, marks: () => Marks, take: Turn): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => driver(connection, marks, take),
  createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
});

export type MarksBy = { readonly owner: Marks; readonly application: (role: string) => Marks };
const plainly: MarksBy = { owner: marksOf(), application: marksOf };

/** A database over one connection, which its two hands take in turns; `marks` say how their transactions begin and end. */
export const overConnection = (
  connection: Connection,
  engine: Database['engine'],
  marks: MarksBy = plainly,
): Database => {
  const take = turns();
  let now = marks.owner;
  const owner: Db = new Kysely<Tables>({ dialect: singleConnectionDialect(connection, () => marks.owner, take) });
  const db: Db = new Kysely<Tables>({ dialect: singleConnectionDialect(connection, () => now, take) });
  return {
    db,
    owner,
    engine,
    putOn: (role) => {
      now = marks.application(role);
    },
    // Not through Kysely: of its two hands it ends only those that were used.
    close: () => connection.close(),
  };
};
