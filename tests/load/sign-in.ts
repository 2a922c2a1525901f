import { hash, verify } from '@node-rs/argon2';
import { listAccounts, openAccounts } from '../../src/accounts/contract.ts';
import { signIn } from '../../src/sign-in/contract.ts';
import { listUnits } from '../../src/units/contract.ts';
import type { ServerProcess } from '../machine/server-process.ts';
import { openSession } from '../scenario/api.ts';
import { inParallel } from '../scenario/ledger.ts';
import { FOUNDER, firstSignIn, OWN_PASSWORD } from '../scenario/province.ts';
import { openClient } from './http-client.ts';
import { type Measured, median, percentile } from './measured.ts';
import { type Site, withServer } from './site.ts';

/**
 * Twenty people sign in at the same moment, again and again, over HTTP: how long one of them waits, against twenty bare argon2id
 * verifications at once in a process that does nothing else. Then wrong passwords one after another, for names that exist and names
 * that do not: the two must take the same time (ASVS 6.3.8).
 */
const AT_ONCE = 20;
const ROUNDS = 12;
/** A fresh server goes on compiling what it runs for some hundred sign-ins. */
const WARM_UP = 12;
/** Of each kind; sixty refusals a minute make an address wait. */
const GUESSES = 28;

const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const elapsed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
const atOnce = (work: (at: number) => Promise<unknown>): Promise<number[]> =>
  Promise.all(Array.from({ length: AT_ONCE }, (_, at) => elapsed(() => work(at))));

/** Twenty communes with a password of their own. */
const openOffices = async (server: ServerProcess): Promise<string[]> => {
  const founder = openSession(server.url);
  await founder.must(signIn, { body: { username: FOUNDER, password: OWN_PASSWORD } });
  const { units } = await founder.must(listUnits, { query: { asOf: '2022-04-22' } });
  const communes = units.filter(({ kind }) => kind === 'commune').slice(0, AT_ONCE);
  const accounts = communes.map(({ id, code }) => ({ username: `xa.${code}`, kind: 'unit' as const, unitId: id }));
  const known = new Set((await founder.must(listAccounts)).accounts.map(({ username }) => username));
  if (known.has(accounts[0]?.username ?? '')) return accounts.map(({ username }) => username);
  const { accounts: issued } = await founder.must(openAccounts, { body: { accounts } });
  await inParallel(issued, 4, ({ username, oneTimePassword }) => firstSignIn(server.url, username, oneTimePassword));
  return accounts.map(({ username }) => username);
};

export const measureSignIn = (site: Site): Promise<Measured[]> =>
  withServer(site, async (server) => {
    const names = await openOffices(server);
    const client = openClient(server.url, '', AT_ONCE);
    const post = async (username: string, password: string, wanted: number): Promise<void> => {
      const { status, text } = await client.send(signIn.method, signIn.path, {}, { username, password });
      if (status !== wanted) throw new Error(`${username}: ${status} ${text.slice(0, 300)}`);
    };
    const stored = await hash(OWN_PASSWORD, strength);
    const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const ours = await atOnce((at) => post(names[at] ?? '', OWN_PASSWORD, 200));
      const bare = await atOnce(() => verify(stored, OWN_PASSWORD));
      if (round < WARM_UP) continue;
      times.ours.push(...ours);
      times.bare.push(...bare);
    }
    const guesses: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
    for (let at = 0; at < GUESSES; at += 1) {
      guesses.known.push(await elapsed(() => post(names[at % AT_ONCE] ?? '', 'Sai-mat-ma-1!', 401)));
      guesses.unknown.push(await elapsed(() => post(`khong.co.${at}`, 'Sai-mat-ma-1!', 401)));
    }
    client.close();
    return [
      {
        name: `signIn.p95.${site.engine}`,
        value: percentile(times.ours, 0.95),
        baseline: percentile(times.bare, 0.95),
        unit: 'ms',
        hold: { of: 'value', bound: 'most', limit: 300 },
      },
      {
        name: `signIn.unknown.${site.engine}`,
        value: Math.abs(median(guesses.known) - median(guesses.unknown)),
        baseline: median(guesses.known),
        unit: 'ms',
        hold: { of: 'value', bound: 'most', limit: 20 },
      },
    ];
  });
