import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type Composition, compose } from '../../src/app/compose.ts';
import type { Database } from '../../src/platform/db/open.ts';
import { openOwnDatabase } from '../world/engine.ts';
import { inject } from '../world/inject.ts';
import { PASSWORD, type PersonName, people } from '../world/people.ts';
import { testServices } from '../world/services.ts';
import { WORLD_DAY } from '../world/small-province.ts';
import { demandFittingTrail } from '../world/trail.ts';

/** What was left in the trail fits the schema of its action (SEC-15); a test may have taken the table away. */
const demandFittingTrailThere = async ({ owner }: Database): Promise<void> => {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('audit_event') is not null as there`.execute(owner);
  if (rows[0]?.there) await demandFittingTrail(owner, 0);
};

/** The small province behind real sockets, on a database of its own with real transactions, with a page of two files. */
export type Edge = {
  readonly server: FastifyInstance;
  readonly database: Database;
  readonly port: number;
  readonly url: string;
  /** Lines of the technical log, with a `logLevel` that says some. */
  readonly log: readonly string[];
  readonly clock: { now: Date };
  /** Sends bytes as they are and resolves with all that came back when the other side closed. */
  readonly bare: (text: string | Buffer) => Promise<string>;
  readonly signIn: (name: PersonName) => Promise<string>;
  readonly close: () => Promise<void>;
};

const pageDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-trang-'));
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'index.html'), '<!doctype html><html lang="vi"><title>CSDL</title></html>');
  writeFileSync(join(directory, 'pages.json'), JSON.stringify(['', 'phieu']));
  writeFileSync(join(directory, 'assets', 'main-1.js'), 'export const one = 1;\n');
  return directory;
};

const bareTo =
  (port: number) =>
  (text: string | Buffer): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk: Buffer) => {
        answer += chunk.toString('latin1');
      });
      socket.on('error', () => undefined);
      socket.once('close', () => resolve(answer));
      socket.write(text);
    });

export const openEdge = async (options: Partial<Composition> = {}): Promise<Edge> => {
  const database = await openOwnDatabase();
  const directory = pageDirectory();
  const clock = { now: WORLD_DAY };
  const log: string[] = [];
  const server = await compose({
    ...testServices,
    database,
    clock: () => clock.now,
    logLevel: 'silent',
    logTo: { write: (line) => void log.push(line) },
    webDirectory: directory,
    ...options,
  });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const url = `http://127.0.0.1:${port}`;
  return {
    server,
    database,
    port,
    url,
    log,
    clock,
    bare: bareTo(port),
    signIn: async (name) => {
      const response = await inject(server, {
        method: 'POST',
        url: '/api/session',
        payload: { username: people[name].username, password: PASSWORD },
      });
      if (response.statusCode !== 200) throw new Error(`${name} cannot sign in: ${response.body}`);
      const set = response.headers['set-cookie'];
      return String(Array.isArray(set) ? set[0] : set).split(';')[0] ?? '';
    },
    close: async () => {
      await server.close();
      await demandFittingTrailThere(database);
      await database.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
