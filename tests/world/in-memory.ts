import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { embeddedStream, rawEngine } from '../../src/platform/db/embedded-stream.ts';
import { serverTypes } from '../../src/platform/db/open.ts';
import { prepared } from '../../src/platform/db/prepared.ts';
import type { Connection } from '../machine/connection.ts';

/** The embedded engine in memory and in this thread, from a snapshot when one is given. */
export const openInMemory = (snapshot?: Blob): Promise<PGlite> =>
  PGlite.create(snapshot ? { loadDataDir: snapshot } : {});

/** An embedded engine through the same client as a server, its statements prepared like a server's. */
export const embeddedConnection = async (engine: PGlite): Promise<Connection> => {
  const client = new pg.Client({
    stream: () => embeddedStream(async () => rawEngine(engine)),
    types: serverTypes(),
    pipeline: true,
  } as pg.ClientConfig);
  await client.connect();
  return {
    query: async (text, parameters) => {
      const { rows, rowCount } = await client.query(prepared(text, parameters));
      return { rows, affected: rowCount ?? 0 };
    },
    exec: (text) => client.query(text),
    close: async () => {
      await client.end();
      await engine.close();
    },
  };
};
