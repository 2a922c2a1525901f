import type { FastifyInstance } from 'fastify';
import { backupHealth } from '../backups/server/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Timekeeping } from '../platform/clock/clock-watch.ts';
import type { LogLevel, TlsFiles } from '../platform/config/config.ts';
import type { Database } from '../platform/db/open.ts';
import type { Patience } from '../platform/http/limits.ts';
import { createHttpServer } from '../platform/http/server.ts';
import type { Queue } from '../platform/jobs/queue.ts';
import type { Mail } from '../platform/mail/mail.ts';
import type { Secrets } from '../platform/secrets/secrets.ts';
import { fencedBindings } from './admin-networks.ts';
import { bindings } from './bindings.ts';
import { gate } from './gate.ts';
import { answerSecurityText } from './security-text.ts';

export type Composition = {
  readonly database: Database;
  readonly clock: Clock;
  readonly logLevel: LogLevel;
  readonly logTo?: { readonly write: (line: string) => void };
  readonly secrets: Secrets;
  readonly queue: Queue;
  /** Outgoing mail where it is configured; jobs send, verbs only leave them the work. */
  readonly mail?: Mail;
  readonly publicUrl?: string;
  readonly webDirectory?: string;
  readonly trustedProxies?: readonly string[];
  readonly adminNetworks?: readonly string[];
  readonly tls?: TlsFiles;
  readonly requestsPerMinute?: number;
  readonly patience?: Patience;
  readonly timekeeping?: Timekeeping;
};

/** Behind TLS the cookies carry the `__Host-` prefix and Secure; on plain loopback they cannot. */
const cookieFor = ({ publicUrl, tls }: Composition) => {
  const secure = tls !== undefined || (publicUrl?.startsWith('https://') ?? false);
  const prefix = secure ? '__Host-' : '';
  return { name: `${prefix}session`, device: `${prefix}device`, secure };
};

/** The whole server over one database: the gate that the nouns lend, every noun's routes. */
export const compose = async (composition: Composition): Promise<FastifyInstance> => {
  const { database, clock, publicUrl, adminNetworks } = composition;
  const server = await createHttpServer({
    ...composition,
    healthFacts: (db) => backupHealth(db, clock()),
    bindings: fencedBindings(bindings, adminNetworks),
    cookie: cookieFor(composition),
    gate,
  });
  answerSecurityText(server, database.db, clock, publicUrl);
  return server;
};
