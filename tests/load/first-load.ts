import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerProcess } from '../machine/server-process.ts';
import { type Browser, openBrowser, type Person, type Visit } from './browser.ts';
import type { Demonstration } from './demonstration.ts';
import { type Measured, median } from './measured.ts';

/**
 * What a person waits for: kilobytes of gzip-compressed JavaScript that the sign-in page and the work list load together, and
 * seconds until each is usable on slow 4G (1.6 Mbit/s, 150 ms) with a processor four times slower: the first time with an empty
 * cache, then again from cache: links lead on and fields take what is typed (a kept picture counts, since it does both). The slower of the
 * two pages counts. Baselines are the bounds themselves; `overBare` sets the time from cache beside a page that is nothing but its one
 * line, under the same conditions: what this browser on this machine takes for any page. `ownCode` is the time until the page's own code has
 * taken the picture over, from when on all else works too.
 */
const WEIGHT_LIMIT = 200;
const FIRST_LIMIT = 3;
const CACHED_LIMIT = 1;
const ROUNDS = 3;
/** Times that each of them comes back. */
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

type Stay = { readonly first: number; readonly cached: readonly Visit[]; readonly scripts: readonly string[] };
/** All stays at one page: the medians. */
type Stays = {
  readonly first: number;
  readonly cached: number;
  readonly own: number;
  readonly scripts: readonly string[];
};

const stay = async (person: Person, base: string, { path, usable }: Place): Promise<Stay> => {
  const { seconds: first, scripts } = await person.visit(`${base}${path}`, usable, true);
  const cached: Visit[] = [];
  for (let time = 0; time < RETURNS; time++) cached.push(await person.visit(`${base}${path}`, usable, true));
  await person.leave();
  return { first, cached, scripts };
};

const cookieOf = (server: ServerProcess, cookie: string | undefined) => {
  const [name = '', value = ''] = (cookie ?? '').split('=');
  return { name, value, url: server.url };
};

/** A fresh browser for each page and round. */
const stays = async (browser: Browser, server: ServerProcess, cookie: string | undefined): Promise<Stays[]> => {
  const all: Stays[] = [];
  for (const [place, known] of [
    [signInPage, undefined],
    [workList, cookieOf(server, cookie)],
  ] as const) {
    const rounds: Stay[] = [];
    for (let round = 0; round < ROUNDS; round++)
      rounds.push(await stay(await browser.person(known), server.url, place));
    all.push({
      first: median(rounds.map(({ first }) => first)),
      cached: median(rounds.flatMap(({ cached }) => cached.map(({ seconds }) => seconds))),
      own: median(rounds.flatMap(({ cached }) => cached.map(({ ownSeconds }) => ownSeconds))),
      scripts: rounds.flatMap(({ scripts }) => scripts),
    });
  }
  return all;
};

const BARE =
  '<!doctype html><html lang="vi"><title>CSDL</title><main><ul class="task-list"><li>Phiếu</li></ul></main></html>';

/** Seconds until a page that has nothing to load stands there. */
const bareVisit = async (browser: Browser): Promise<number> => {
  const server = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'max-age=3600' }).end(BARE),
  ).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const person = await browser.person();
    await person.visit(url, workList.usable, true, false);
    for (let time = 0; time < RETURNS; time++)
      times.push((await person.visit(url, workList.usable, true, false)).seconds);
    await person.leave();
  }
  server.close();
  return median(times);
};

export const measureFirstLoad = async (demonstration: Demonstration): Promise<Measured[]> => {
  const server = await demonstration.start();
  const browser = await openBrowser();
  try {
    const { cookie } = await demonstration.signIn(server, CLERK);
    const pages = await stays(browser, server, cookie);
    const bare = await bareVisit(browser);
    const weight = await weigh(pages.flatMap(({ scripts }) => scripts));
    const hold = { of: 'ratio', bound: 'most', limit: 1 } as const;
    return [
      { name: 'firstLoad', value: weight, baseline: WEIGHT_LIMIT, unit: 'kB', hold },
      {
        name: 'firstLoad.time',
        value: Math.max(...pages.map(({ first }) => first)),
        baseline: FIRST_LIMIT,
        unit: 's',
        hold,
      },
      {
        name: 'firstLoad.timeCached',
        value: Math.max(...pages.map(({ cached }) => cached)),
        baseline: CACHED_LIMIT,
        unit: 's',
        hold,
      },
      {
        name: 'firstLoad.overBare',
        value: Math.max(...pages.map(({ cached }) => cached)),
        baseline: bare,
        unit: 's',
      },
      { name: 'firstLoad.ownCode', value: Math.max(...pages.map(({ own }) => own)), baseline: bare, unit: 's' },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
};
