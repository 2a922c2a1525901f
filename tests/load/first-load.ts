import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerProcess } from '../machine/server-process.ts';
import { type Browser, openBrowser, type Person } from './browser.ts';
import type { Demonstration } from './demonstration.ts';
import { type Measured, median, medianPair, type Pair } from './measured.ts';

/**
 * What a person waits for: kilobytes of gzip-compressed JavaScript that the sign-in page and the work list load together, and seconds
 * until the slower of the two is usable on slow 4G (1.6 Mbit/s, 150 ms) with a processor four times slower: the first time with an empty
 * cache, then again from cache. Each turn sets the times beside those of a page that is nothing but its one line, under the same
 * conditions: what this browser on this machine takes for any page.
 */
const WEIGHT_LIMIT = 200;
const OVER_BARE = 5;
const TURNS = 3;
/** Times that each of them comes back in a turn. */
const RETURNS = 3;
const CLERK = 'damthuy.trungkhanh';

type Place = { readonly path: string; readonly usable: string };
const signInPage: Place = { path: '/dang-nhap', usable: 'input[autocomplete="username"]' };
/** The clerk's first task stands there and can be opened. */
const workList: Place = { path: '/', usable: 'main .task-list li' };

/** Bytes of a script's body as it travels to a browser that takes gzip. */
const gzipBytes = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
      });
      response.on('end', () => resolve(bytes));
    }).on('error', reject);
  });

const weigh = async (scripts: Iterable<string>): Promise<number> => {
  let bytes = 0;
  for (const url of new Set(scripts)) bytes += await gzipBytes(url);
  return bytes / 1000;
};

/** One person at one page. */
type Stay = { readonly first: number; readonly cached: number; readonly scripts: readonly string[] };

const stay = async (person: Person, url: string, usable: string, kept = true): Promise<Stay> => {
  const { seconds: first, scripts } = await person.visit(url, usable, true, kept);
  const cached: number[] = [];
  for (let time = 0; time < RETURNS; time++) cached.push((await person.visit(url, usable, true, kept)).seconds);
  await person.leave();
  return { first, cached: median(cached), scripts };
};

type Cookie = { readonly name: string; readonly value: string; readonly url: string };

const cookieOf = (server: ServerProcess, cookie: string | undefined): Cookie => {
  const [name = '', value = ''] = (cookie ?? '').split('=');
  return { name, value, url: server.url };
};

const BARE =
  '<!doctype html><html lang="vi"><title>CSDL</title><main><ul class="task-list"><li>Phiếu</li></ul></main></html>';

const serveBare = async (): Promise<{ readonly url: string; readonly close: () => void }> => {
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'max-age=3600' }).end(BARE),
  ).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { url, close: () => void server.close() };
};

/** The sign-in and the work list, then the bare page; a fresh browser for each. */
type Turn = { readonly pages: readonly Stay[]; readonly bare: Stay };

const turn = async (browser: Browser, server: ServerProcess, cookie: Cookie, bareUrl: string): Promise<Turn> => {
  const atSignIn = await stay(await browser.person(), `${server.url}${signInPage.path}`, signInPage.usable);
  const atList = await stay(await browser.person(cookie), `${server.url}${workList.path}`, workList.usable);
  return { pages: [atSignIn, atList], bare: await stay(await browser.person(), bareUrl, workList.usable, false) };
};

const takeTurns = async (browser: Browser, server: ServerProcess, cookie: Cookie): Promise<Turn[]> => {
  const bare = await serveBare();
  const turns: Turn[] = [];
  for (let number = 0; number < TURNS; number++) turns.push(await turn(browser, server, cookie, bare.url));
  bare.close();
  return turns;
};

const slowest = (turns: readonly Turn[], which: 'first' | 'cached'): Pair =>
  medianPair(
    turns.map(({ pages, bare }) => ({ value: Math.max(...pages.map((page) => page[which])), baseline: bare[which] })),
  );

export const measureFirstLoad = async (demonstration: Demonstration): Promise<Measured[]> => {
  const server = await demonstration.start();
  const browser = await openBrowser();
  try {
    const { cookie } = await demonstration.signIn(server, CLERK);
    const turns = await takeTurns(browser, server, cookieOf(server, cookie));
    const weight = await weigh(turns.flatMap(({ pages }) => pages.flatMap(({ scripts }) => scripts)));
    const most = (limit: number) => ({ of: 'ratio', bound: 'most', limit }) as const;
    return [
      { name: 'firstLoad', value: weight, baseline: WEIGHT_LIMIT, unit: 'kB', hold: most(1) },
      { name: 'firstLoad.time', ...slowest(turns, 'first'), unit: 's' },
      { name: 'firstLoad.timeCached', ...slowest(turns, 'cached'), unit: 's', hold: most(OVER_BARE) },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
};
