import { randomUUID } from 'node:crypto';
import type { Input, Reply, RouteShape } from '../../src/platform/contract/route.ts';

export type ProblemBody = { readonly code?: string; readonly title?: string; readonly detail?: string };
export type Answer<R extends RouteShape> = {
  readonly status: number;
  readonly body: Reply<R>;
  readonly problem: ProblemBody;
  readonly bytes: Uint8Array;
};

/** One account over the public API: plain fetch, a cookie, a request key for each write. */
export type Session = {
  cookie: string | undefined;
  readonly send: <R extends RouteShape>(route: R, input?: Partial<Input<R>>, key?: string) => Promise<Answer<R>>;
  /** The answer's body; anything but 200 ends the scenario with the problem's words. */
  readonly must: <R extends RouteShape>(route: R, input?: Partial<Input<R>>, key?: string) => Promise<Reply<R>>;
};

type Parts = {
  params?: Record<string, unknown> | undefined;
  query?: Record<string, unknown> | undefined;
  body?: unknown;
};

const address = (base: string, route: RouteShape, { params = {}, query = {} }: Parts): string => {
  const url = new URL(
    route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(String(params[name]))),
    base,
  );
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, String(value));
  return url.href;
};

const keepCookie = (session: Session, response: Response): void => {
  const first = response.headers.getSetCookie()[0]?.split(';')[0];
  if (first) session.cookie = first.endsWith('=') ? undefined : first;
};

export const openSession = (base: string): Session => {
  const send: Session['send'] = async (route, input, key) => {
    const parts: Parts = input ?? {};
    const response = await fetch(address(base, route, parts), {
      method: route.method,
      headers: {
        ...(session.cookie ? { cookie: session.cookie } : {}),
        ...(route.method === 'GET' ? {} : { 'idempotency-key': key ?? randomUUID() }),
        ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
    });
    keepCookie(session, response);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const body = isJson ? (JSON.parse(new TextDecoder().decode(bytes)) as unknown) : undefined;
    return { status: response.status, body: body as never, problem: (body ?? {}) as ProblemBody, bytes };
  };
  const session: Session = {
    cookie: undefined,
    send,
    must: async (route, input, key) => {
      const { status, body, problem } = await send(route, input, key);
      if (status !== 200) throw new Error(`${route.method} ${route.path}: ${status} ${JSON.stringify(problem)}`);
      return body;
    },
  };
  return session;
};
