import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import * as T from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { on } from '../call/binding.ts';
import type { Later } from '../call/file-answer.ts';
import { route } from '../contract/route.ts';
import { type BareServer, openBareServer } from './bare-server.fixture.ts';

const flow = route({
  tag: 'Thử',
  summary: 'Thử',
  method: 'GET',
  permission: 'signedIn',
  path: '/api/flow',
  files: ['csv'],
  query: T.Object({ what: T.String() }),
});

/** What happened in the content of `/api/flow`. */
let seen: { made: number; ended: number; aborted: boolean };

const endless = async function* ({ signal }: Later): AsyncGenerator<string> {
  try {
    for (;;) {
      seen.made += 1;
      yield `${'x'.repeat(65_535)}\n`;
      await wait(0);
    }
  } finally {
    seen.ended += 1;
    await wait(0);
    seen.aborted = signal.aborted;
  }
};
const flows: Record<string, (later: Later) => AsyncIterable<string>> = {
  endless,
  empty: async function* () {},
  'broken-at-once': async function* () {
    if (seen.made === 0) throw new Error('nothing to read from');
    yield 'a';
  },
  'broken-later': async function* () {
    yield 'first line\n';
    await wait(50);
    throw new Error('lost in the middle');
  },
  'read-later': async function* ({ read }) {
    for (let part = 0; part < 3; part += 1) {
      const { rows } = await read((tx) =>
        sql<{ scope: string }>`select current_setting('app.scope') as scope`.execute(tx),
      );
      yield `${part} ${rows[0]?.scope}\n`;
      await wait(100);
    }
  },
};

let open: BareServer;
beforeAll(async () => {
  const binding = on(flow)(async (_call, { query }) => ({
    name: 'a',
    type: 'csv',
    content: { pieces: flows[query.what] ?? endless },
  }));
  open = await openBareServer([binding], { patience: { head: 1500, body: 1500, upload: 1500 } });
});
afterAll(() => open.server.close());
beforeEach(() => {
  seen = { made: 0, ended: 0, aborted: false };
  open.signedIn.now = true;
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${open.url}${path}`, { method, headers: { cookie: 'session=a', ...headers } });
const problemOf = async (answer: Response) => (await answer.json()) as Record<string, unknown>;
const until = async (done: () => boolean): Promise<void> => {
  for (let turn = 0; turn < 400 && !done(); turn += 1) await wait(20);
  expect(done()).toBe(true);
};

describe('a file that goes out piece by piece', () => {
  it.each(['identity', 'gzip', 'br'])('who leaves frees all that it held (%s)', async (encoding) => {
    const ask = open.bare(
      `GET /api/flow?what=endless HTTP/1.1\r\nhost: a\r\ncookie: session=a\r\naccept-encoding: ${encoding}\r\n\r\n`,
    );
    await until(() => seen.made > 5);
    ask.leave();
    await until(() => seen.ended === 1);
    await until(() => seen.aborted);
    const { made } = seen;
    await wait(100);
    expect(seen.made).toBe(made);
  });

  it('who takes nothing holds back what is made, and is cut off after a while', async () => {
    const socket = connect(open.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.pause();
    socket.write('GET /api/flow?what=endless HTTP/1.1\r\nhost: a\r\ncookie: session=a\r\n\r\n');
    await until(() => seen.made > 1);
    await wait(700);
    const { made } = seen;
    await wait(300);
    // What the machine's own buffers take (some megabytes), and no more.
    expect(seen.made).toBe(made);
    await until(() => seen.ended === 1);
    socket.destroy();
  });

  it.each(['identity', 'gzip'])(
    'what fails before the first piece is a refusal like any other (%s)',
    async (encoding) => {
      const answer = await get('/api/flow?what=broken-at-once', { 'accept-encoding': encoding });
      expect([answer.status, answer.headers.get('content-disposition')]).toEqual([500, null]);
      expect(await problemOf(answer)).toMatchObject({ code: 'unexpected' });
    },
  );

  it.each(['identity', 'gzip'])('what fails in the middle breaks the connection (%s)', async (encoding) => {
    const answer = await get('/api/flow?what=broken-later', { 'accept-encoding': encoding });
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow();
    const bare = await open.bare('GET /api/flow?what=broken-later HTTP/1.1\r\nhost: a\r\ncookie: session=a\r\n\r\n')
      .answer;
    expect(bare).toContain('first line');
    expect(bare.endsWith('0\r\n\r\n')).toBe(false);
  });

  it('nothing at all is a file without content', async () => {
    const answer = await get('/api/flow?what=empty');
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it('each later reading asks again who is calling: whoever is signed out in the middle gets no more', async () => {
    expect(await (await get('/api/flow?what=read-later')).text()).toBe('0 all\n1 all\n2 all\n');
    const answer = await get('/api/flow?what=read-later');
    open.signedIn.now = false;
    await expect(answer.text()).rejects.toThrow();
    expect((await get('/api/flow?what=read-later')).status).toBe(401);
  });
});

it('HEAD makes nothing of it, and says no length', async () => {
  const answer = await get('/api/flow?what=endless', {}, 'HEAD');
  expect([answer.status, answer.headers.get('content-length'), seen.made]).toEqual([200, null, 0]);
});
