import type { RouteShape } from '../../platform/contract/route.ts';
import { completeSignIn } from '../../sign-in/contract/session.ts';
import { signIn } from '../../sign-in/contract.ts';
import type { Send } from './send.ts';

type Answer = { readonly title?: string; readonly code?: string; readonly pending?: string };
export type Credentials = {
  readonly username: string;
  readonly password: string;
  /** Six digits of the second factor, where one is on. */
  readonly code: string | undefined;
};

/** Signs in at a server; the calls that follow are made over its API. */
export const openApi = async (url: string, { username, password, code }: Credentials): Promise<Send> => {
  let cookie = '';
  const exchange = async (
    route: RouteShape,
    body: unknown,
    params: Readonly<Record<string, unknown>> = {},
  ): Promise<{ ok: boolean; answer: Answer }> => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), cookie };
    const path = route.path.replace(/:(\w+)/g, (_whole, name: string) =>
      encodeURIComponent(String(params[name] ?? '')),
    );
    const response = await fetch(new URL(path, url), {
      method: route.method,
      headers,
      body: JSON.stringify(body),
    });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return { ok: response.ok, answer: (await response.json()) as Answer };
  };
  const send = async (
    route: RouteShape,
    body: unknown,
    params?: Readonly<Record<string, unknown>>,
  ): Promise<Answer> => {
    const { ok, answer } = await exchange(route, body, params);
    if (!ok) throw new Error(`${route.summary}: ${answer.title ?? ''}\n${JSON.stringify(answer)}`);
    return answer;
  };
  const first = await exchange(signIn, { username, password });
  if (first.answer.code === 'code-wanted') {
    if (!code)
      throw new Error('Tài khoản này có xác thực hai lớp: đặt mã đang hiện trên điện thoại vào CATALOGUE_CODE.');
    await send(completeSignIn, { pending: first.answer.pending, code });
  } else if (!first.ok) throw new Error(`${signIn.summary}: ${first.answer.title ?? ''}`);
  return (route, input) => {
    const { body, params } = input as { readonly body?: unknown; readonly params?: Readonly<Record<string, unknown>> };
    return send(route, body, params);
  };
};
