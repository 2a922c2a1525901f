import compress from '@fastify/compress';
import cookies from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { sql } from 'kysely';
import type { LogLevel } from '../config/config.ts';
import { createLog } from '../log/log.ts';
import { problem } from '../problems/catalogue.ts';
import type { Binding } from './call.ts';
import { sendProblem } from './errors.ts';
import { type MountOptions, mount } from './mount.ts';
import { servePages } from './pages.ts';
import { refuseUnstorable } from './storable.ts';
import { answerUnreadable } from './unreadable.ts';
import { validatorOf } from './validation.ts';

export type ServerOptions = MountOptions & {
  readonly bindings: readonly Binding[];
  readonly webDirectory?: string;
  readonly logLevel: LogLevel;
  readonly publicUrl?: string;
  readonly trustedProxies?: readonly string[];
  /** Requests per minute and address; sign-in has its own, lower. */
  readonly requestsPerMinute?: number;
};

const headers = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      fontSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
    },
  },
  hsts: { maxAge: 31_536_000, includeSubDomains: true },
  referrerPolicy: { policy: 'no-referrer' },
} as const;

/** A write that says it comes from another site is refused, whatever its cookie (ASVS 3.5.1). */
const refuseForeignOrigin = (publicUrl: string | undefined) => async (request: FastifyRequest) => {
  const origin = request.headers.origin;
  if (request.method === 'GET' || request.method === 'HEAD' || origin === undefined) return;
  const own = [publicUrl && new URL(publicUrl).origin, `http://${request.host}`, `https://${request.host}`];
  if (!own.includes(origin)) throw problem('foreign-origin');
};

const health = (server: FastifyInstance, { database }: ServerOptions): void => {
  server.get('/health/live', async () => ({ status: 'ok' }));
  server.get('/health/ready', async (_request, reply) => {
    try {
      await sql`select 1`.execute(database.db);
      return { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
};

export const createHttpServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const log: FastifyBaseLogger = createLog(options.logLevel);
  const server = fastify({
    loggerInstance: log,
    trustProxy: options.trustedProxies && options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    bodyLimit: 1_048_576,
    requestTimeout: 60_000,
    genReqId: () => crypto.randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    // While stopping, what still comes on a living connection is answered as ever, and the connection then closed.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply, error),
    clientErrorHandler: answerUnreadable,
  });
  server.setValidatorCompiler(validatorOf);
  await server.register(helmet, headers);
  await server.register(cookies);
  await server.register(compress, { threshold: 1024 });
  await server.register(multipart, { limits: { fileSize: 10 * 1024 * 1024, files: 5, fields: 10 } });
  await server.register(rateLimit, {
    max: options.requestsPerMinute ?? 6000,
    timeWindow: '1 minute',
    errorResponseBuilder: () => problem('too-many-requests'),
  });
  server.addHook('onRequest', refuseForeignOrigin(options.publicUrl));
  server.addHook('preValidation', async ({ params, query, body }) => {
    for (const [at, part] of Object.entries({ params, querystring: query, body })) refuseUnstorable(part, at);
  });
  server.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
  health(server, options);
  for (const binding of options.bindings) mount(server, options, binding);
  await servePages(server, options.webDirectory);
  return server;
};
