import type { FastifyInstance } from 'fastify';
import { allows, readSession, sessionQuery } from '../accounts/server/index.ts';
import { trailOf } from '../audit/server/index.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { LogLevel } from '../platform/config/config.ts';
import type { Database } from '../platform/db/open.ts';
import { createHttpServer } from '../platform/http/server.ts';
import type { Queue } from '../platform/jobs/queue.ts';
import type { Secrets } from '../platform/secrets/secrets.ts';
import { bindings } from './bindings.ts';

export type Composition = {
  readonly database: Database;
  readonly clock: Clock;
  readonly logLevel: LogLevel;
  readonly secrets: Secrets;
  readonly queue: Queue;
  readonly publicUrl?: string;
  readonly webDirectory?: string;
  readonly trustedProxies?: readonly string[];
};

/** Behind TLS the cookie carries the `__Host-` prefix and Secure; on plain loopback it cannot. */
const cookieFor = (publicUrl: string | undefined) => {
  const secure = publicUrl?.startsWith('https://') ?? false;
  return { name: secure ? '__Host-session' : 'session', secure };
};

/** The whole server over one database: gate from accounts, trail from audit, every noun's routes. */
export const compose = (composition: Composition): Promise<FastifyInstance> =>
  createHttpServer({
    ...composition,
    bindings,
    cookie: cookieFor(composition.publicUrl),
    gate: { sessionQuery, readSession, allows, trail: trailOf },
  });
