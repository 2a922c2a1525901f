import { randomUUID } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import type { Input, Reply, RouteShape } from '../../src/platform/contract/route.ts';
import { inject } from './inject.ts';

export type Answer<R extends RouteShape> = {
  readonly status: number;
  readonly body: Reply<R>;
  readonly problem: ProblemBody;
  readonly raw: Buffer;
  readonly headers: Record<string, string | string[] | number | undefined>;
};
export type ProblemBody = {
  readonly code?: string;
  readonly detail?: string;
  readonly title?: string;
  readonly [fact: string]: unknown;
};

/** Somebody at the keyboard: calls routes over HTTP with their own cookie. */
export type Client = {
  readonly call: <R extends RouteShape>(
    route: R,
    input?: Partial<Input<R>>,
    options?: { key?: string; headers?: Record<string, string> },
  ) => Promise<Answer<R>>;
  cookie: string | undefined;
  /** The long-lived cookie that says which browser this is. */
  device: string | undefined;
};

type Parts = {
  params?: Record<string, unknown> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
};

const addressOf = (route: RouteShape, { params = {}, query = {} }: Parts): string => {
  const path = route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams(
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  );
  return search.size > 0 ? `${path}?${search}` : path;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const keepCookies = (client: Client, lines: readonly string[]): void => {
  for (const pair of lines.map((line) => line.split(';')[0] ?? '').filter((one) => one !== '')) {
    const place = /^(__Host-)?device=/.test(pair) ? 'device' : 'cookie';
    client[place] = pair.endsWith('=') ? undefined : pair;
  }
};

export const createClient = (server: FastifyInstance): Client => {
  const client: Client = {
    cookie: undefined,
    device: undefined,
    call: async (route, input, options) => {
      const parts: Parts = input ?? {};
      const sent = [client.cookie, client.device].filter((one) => one !== undefined);
      const request: InjectOptions = {
        method: route.method,
        url: addressOf(route, parts),
        headers: {
          ...(sent.length > 0 ? { cookie: sent.join('; ') } : {}),
          ...(route.method === 'GET' ? {} : { 'idempotency-key': options?.key ?? randomUUID() }),
          ...options?.headers,
        },
        ...(parts.body === undefined ? {} : { payload: parts.body as object }),
      };
      const response = await inject(server, request);
      const set = response.headers['set-cookie'];
      keepCookies(client, Array.isArray(set) ? set : [set ?? '']);
      const body = parse(response.body);
      return {
        status: response.statusCode,
        body: body as never,
        problem: (body ?? {}) as ProblemBody,
        raw: response.rawPayload,
        headers: response.headers,
      };
    },
  };
  return client;
};
