import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { embeddedConnection, openInMemory } from '../../../tests/world/in-memory.ts';
import { overConnection } from '../../../tests/world/single-connection.ts';
import type { Actor } from '../call/actor.ts';
import type { Binding } from '../call/binding.ts';
import type { Gate } from '../call/door.ts';
import { openSecrets } from '../secrets/secrets.ts';
import { createHttpServer, type ServerOptions } from './server.ts';

const actor: Actor = {
  accountId: '00000000-0000-4000-8000-000000000001',
  username: 'a',
  kind: 'unit',
  unitId: 1,
  unitKind: 'board',
  unitName: 'A',
  duties: [],
  custodianId: null,
  custodianName: null,
  sessionId: '00000000-0000-4000-8000-000000000002',
  mustChangePassword: false,
};

/** Routes of a test behind a real socket, over an empty database; one browser is signed in with `session=a`, until `signOut`. */
export type BareServer = {
  readonly server: FastifyInstance;
  readonly port: number;
  readonly url: string;
  readonly signedIn: { now: boolean };
  /** Sends bytes as they are; `more` writes the rest, `leave` breaks off, `end` says that nothing more comes. Resolves with all that came back. */
  readonly bare: (first: string | Buffer) => {
    readonly answer: Promise<string>;
    readonly more: (rest: string | Buffer) => void;
    readonly leave: () => void;
    readonly end: () => void;
  };
};

const talkTo =
  (port: number): BareServer['bare'] =>
  (first) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
    socket.on('end', () => socket.end());
    socket.on('error', () => undefined);
    const answer = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
    socket.write(first);
    return {
      answer,
      more: (rest) => void socket.write(rest),
      leave: () => void socket.destroy(),
      end: () => void socket.end(),
    };
  };

export const openBareServer = async (
  bindings: readonly Binding[],
  options: Partial<ServerOptions> = {},
): Promise<BareServer> => {
  const signedIn = { now: true };
  const gate: Gate = {
    sessionQuery: (token) =>
      sql`select ${actor.accountId} as "accountId", 1 as "unitId", 'all' as "rowScope" where ${token} = 'a'`,
    readSession: async (_tx, row) =>
      row && signedIn.now ? { actor, scope: { rootUnitId: 1, departmentUnitId: null } } : undefined,
    findAccount: async () => undefined,
    allows: () => true,
    trail: () => sql`select 1`,
  };
  const database = overConnection(await embeddedConnection(await openInMemory()), 'embedded');
  const server = await createHttpServer({
    secrets: openSecrets({ current: 'a', keys: new Map() }),
    queue: { add: async () => 0 },
    database,
    gate,
    clock: () => new Date(),
    cookie: { name: 'session', device: 'device', secure: false },
    bindings,
    logLevel: 'silent',
    ...options,
  });
  server.addHook('onClose', () => database.close());
  await server.listen({ port: 0, host: '127.0.0.1' });
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { server, port, url: `http://127.0.0.1:${port}`, signedIn, bare: talkTo(port) };
};
