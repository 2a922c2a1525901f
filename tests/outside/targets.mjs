// What the scanners are pointed at: every address that reads, with a value for each of its parameters, as somebody who may read it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/prepare.mjs';

const OWN_PASSWORD = 'Thac-Nuoc-2022!kh';
/** The board's unit account, and operators with the duties that reach what it does not. */
const people = ['bdt', 'tai.khoan', 'nhat.ky', 'to.chuc'];

const samples = {
  form: 'DT01',
  code: 'DT01',
  version: '1',
  number: '1',
  period: '2019',
  cell: 'A01.TAY',
  cells: 'A01.TAY',
  unit: '3',
  limit: '5',
  search: 'a',
  q: 'a',
  account: 'bdt',
  action: 'session.open',
  object: 'a',
  format: 'xlsx',
  state: 'accepted',
  asOf: '2022-12-01',
  from: '2022-01-01',
  to: '2030-01-01',
  day: '2022-12-01',
};

const issued = (dataDirectory) =>
  new Map(
    readFileSync(join(dataDirectory, 'tai-khoan-minh-hoa.csv'), 'utf8')
      .split('\r\n')
      .map((line) => line.replace(/^"|"$/g, '').split('";"'))
      .map(([, username, password]) => [username, password]),
  );

const send = async (url, method, path, cookie, body) => {
  const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), cookie };
  const answer = await fetch(url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { answer, cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie };
};

/** A new session of somebody who has their own password already: sessions end while a scanner works for others. */
export const signInAgain = async (url, username) => {
  const { answer, cookie } = await send(url, 'POST', '/api/session', '', { username, password: OWN_PASSWORD });
  if (!answer.ok) throw new Error(`${username} cannot sign in again: ${await answer.text()}`);
  return cookie;
};

/** A scan whose session ended on the way has looked at refusals only: it proves nothing. */
export const demandSignedIn = async (url, cookie) => {
  const { answer } = await send(url, 'GET', '/api/session', cookie);
  if (!answer.ok)
    throw new Error(`the session ended during the scan, its findings do not count: ${await answer.text()}`);
};

const signIn = async (url, username, password) => {
  const first = await send(url, 'POST', '/api/session', '', { username, password });
  if (!first.answer.ok) throw new Error(`${username} cannot sign in: ${await first.answer.text()}`);
  const changed = await send(url, 'PUT', '/api/session/password', first.cookie, {
    current: password,
    next: OWN_PASSWORD,
  });
  if (!changed.answer.ok) throw new Error(`${username} cannot change the password: ${await changed.answer.text()}`);
  return changed.cookie;
};

/** Addresses of reads as OpenAPI has them, prints left out of the crawl (each starts a process). */
const readsOf = () => {
  const script = join(root, 'dist/node/src/app/openapi-command.js');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, '--print'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  return Object.entries(JSON.parse(stdout).paths).flatMap(([path, methods]) =>
    methods.get ? [{ path, parameters: methods.get.parameters ?? [] }] : [],
  );
};

const addressOf = ({ path, parameters }, ids) => {
  const value = (name) => ids[name] ?? samples[name];
  const filled = path.replace(/\{(\w+)\}/g, (_all, name) =>
    encodeURIComponent((name === 'id' ? ids[path.split('/')[2]] : value(name)) ?? '1'),
  );
  const query = new URLSearchParams(
    parameters.filter((one) => one.in === 'query' && value(one.name)).map(({ name }) => [name, value(name)]),
  );
  return query.size > 0 ? `${filled}?${query}` : filled;
};

/** Ids that exist, by the noun of the address. */
const findIds = async (url, cookie) => {
  const first = async (path, list) => {
    const { answer } = await send(url, 'GET', path, cookie);
    return answer.ok ? (await answer.json())[list]?.[0]?.id : undefined;
  };
  const submissions = await first('/api/submissions?form=DT01&period=2019', 'submissions');
  return { submissions, print: submissions, campaigns: await first('/api/campaigns', 'campaigns') };
};

/** Who reads what: each address with the cookie of the first who is answered 200. */
export const targets = async (url, dataDirectory) => {
  const passwords = issued(dataDirectory);
  const known = people.filter((username) => passwords.has(username));
  const cookies = [];
  for (const username of known)
    cookies.push({ username, cookie: await signIn(url, username, passwords.get(username)) });
  const ids = await findIds(url, cookies[0].cookie);
  const found = [];
  for (const read of readsOf()) {
    const address = addressOf(read, ids);
    for (const { username, cookie } of cookies) {
      const { answer } = await send(url, 'GET', address, cookie);
      await answer.arrayBuffer();
      if (!answer.ok) continue;
      found.push({ address, username });
      break;
    }
  }
  return found;
};
