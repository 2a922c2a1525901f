import compress from '@fastify/compress';
import cookies from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Binding } from '../call/binding.ts';
import { validatorOf } from '../call/validation.ts';
import type { Timekeeping } from '../clock/clock-watch.ts';
import type { LogLevel, TlsFiles } from '../config/config.ts';
import { createLog } from '../log/log.ts';
import { problem } from '../problems/catalogue.ts';
import { watchClock } from './clock-guard.ts';
import { earlyRefusals } from './early-refusals.ts';
import { sendProblem } from './errors.ts';
import { answerHealth, type HealthFacts } from './health.ts';
import { holdToLimits, type Patience, patience } from './limits.ts';
import { listenerFor } from './listener.ts';
import { type MountOptions, mount } from './mount.ts';
import { servePages } from './pages.ts';
import { refuseForeignOrigin, refusePlainHttp } from './same-site.ts';
import { securityHeaders } from './security-headers.ts';
import { serializerOf } from './serialization.ts';
import { prefixOf } from './shell.ts';
import { answerUnreadable } from './unreadable.ts';

export type ServerOptions = MountOptions & {
  readonly bindings: readonly Binding[];
  readonly webDirectory?: string;
  readonly logLevel: LogLevel;
  /** Where log lines go; standard output unless said. */
  readonly logTo?: { readonly write: (line: string) => void };
  readonly publicUrl?: string;
  readonly tls?: TlsFiles;
  readonly trustedProxies?: readonly string[];
  /** Requests per minute and address; sign-in has its own, lower. */
  readonly requestsPerMinute?: number;
  readonly patience?: Patience;
  readonly timekeeping?: Timekeeping;
  /** What whoever watches the process is told besides. */
  readonly healthFacts?: HealthFacts;
};

/** Behind a gateway that passes on its own path prefix (SEC-42) the prefix of the public address is taken off. */
const withoutPrefix = (publicUrl: string | undefined) => {
  const prefix = prefixOf(publicUrl);
  return ({ url = '/' }: { readonly url?: string | undefined }): string =>
    prefix !== '' && (url === prefix || url.startsWith(`${prefix}/`)) ? url.slice(prefix.length) || '/' : url;
};

export const createHttpServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const log: FastifyBaseLogger = createLog(options.logLevel, options.logTo);
  const limits = options.patience ?? patience;
  const server = fastify({
    loggerInstance: log,
    serverFactory: listenerFor(options.tls, limits),
    rewriteUrl: withoutPrefix(options.publicUrl),
    trustProxy: options.trustedProxies && options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    bodyLimit: 1_048_576,
    genReqId: () => crypto.randomUUID(),
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    // While stopping, what still comes on a living connection is answered as ever, and the connection then closed.
    return503OnClosing: false,
    frameworkErrors: (error, request, reply) => void sendProblem(request, reply.headers(securityHeaders), error),
    clientErrorHandler: answerUnreadable,
  });
  server.setValidatorCompiler(validatorOf);
  server.setSerializerCompiler(serializerOf);
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    if (request.url.startsWith('/api/') || request.url.startsWith('/health/'))
      reply.header('cache-control', 'no-store');
  });
  await server.register(cookies);
  await server.register(compress, { threshold: 1024 });
  await server.register(rateLimit, {
    max: options.requestsPerMinute ?? 6000,
    timeWindow: '1 minute',
    errorResponseBuilder: () => problem('too-many-requests'),
  });
  server.addHook('onRequest', refusePlainHttp(options.publicUrl));
  server.addHook('onRequest', refuseForeignOrigin(options.publicUrl));
  const uploads = options.bindings.filter(({ route }) => route.upload).map(({ route }) => route.path);
  holdToLimits(server, limits, new Set(uploads));
  const recordEarly = earlyRefusals(options);
  server.setErrorHandler(async (error, request, reply) => {
    await recordEarly(request, error);
    return sendProblem(request, reply, error);
  });
  const clockWatch = watchClock(server, options.database, options.clock, options.timekeeping);
  answerHealth(server, options.database, clockWatch, options.healthFacts);
  const mounted = { ...options, patience: limits, ...(clockWatch ? { clockWatch } : {}) };
  for (const binding of options.bindings) mount(server, mounted, binding);
  await servePages(server, options.webDirectory, prefixOf(options.publicUrl));
  return server;
};
