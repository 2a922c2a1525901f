import createClient from 'openapi-fetch';
// Written by openapi-typescript from openapi.json (tests/http/generated-client.test.ts).
import type { components, paths } from '../../dist/.cache/consumer/api.d.ts';

/**
 * A program as somebody outside of this project writes it: it knows openapi.json and nothing of the source. It compiles only where the
 * document says what the server takes and answers.
 */
const open = (baseUrl: string) => {
  let cookie = '';
  const client = createClient<paths>({ baseUrl });
  client.use({
    onRequest: ({ request }) => request.headers.set('cookie', cookie),
    onResponse: ({ response }) => {
      for (const line of response.headers.getSetCookie())
        if (line.startsWith('session=')) cookie = line.split(';')[0] ?? '';
    },
  });
  return client;
};

export type Seen = {
  readonly account: components['schemas']['Me']['account']['kind'];
  readonly states: readonly components['schemas']['SubmissionState'][];
  readonly kept: string | undefined;
  readonly refusedAs: components['schemas']['Problem']['code'] | undefined;
};

/** Signs in, opens the unit's sheet of a form and a period, keeps one cell, and is refused when it sends what it read before. */
export const fillOneCell = async (
  baseUrl: string,
  account: { readonly username: string; readonly password: string },
  sheet: { readonly form: string; readonly period: string },
  cell: readonly [code: string, value: string],
): Promise<Seen> => {
  const client = open(baseUrl);
  const me = await client.POST('/api/session', { body: account });
  if (!me.data) throw new Error(me.error.title);
  const list = await client.GET('/api/submissions', { params: { query: sheet } });
  const [own] = list.data?.submissions ?? [];
  if (!own) throw new Error(list.error?.title ?? 'no sheet');
  const path = { id: own.id };
  const keep = (value: string) =>
    client.PATCH('/api/submissions/{id}/draft', {
      params: { path, header: { 'Idempotency-Key': crypto.randomUUID() } },
      body: { baseVersion: own.dataVersion, cells: { [cell[0]]: value } },
    });
  const kept = await keep(cell[1]);
  if (!kept.data) throw new Error(kept.error.title);
  const again = await keep(`${cell[1]}0`);
  const read = await client.GET('/api/submissions/{id}', { params: { path } });
  return {
    account: me.data.account.kind,
    states: [own.state, ...(read.data ? [read.data.submission.state] : [])],
    kept: read.data?.values.cells[cell[0]],
    refusedAs: again.error?.code,
  };
};

/** Refused by the compiler, each for what the document says. */
export const wrong = (client: ReturnType<typeof open>) => [
  // @ts-expect-error the password is missing
  () => client.POST('/api/session', { body: { username: 'a' } }),
  // @ts-expect-error a write carries its key
  () => client.POST('/api/submissions/{id}/accept', { params: { path: { id: 'a' } }, body: { seen: 'sha256:0' } }),
  // @ts-expect-error no such state
  () => client.GET('/api/submissions', { params: { query: { state: 'lost' } } }),
];
