import { afterAll, beforeAll, expect, it } from 'vitest';
import { compose } from '../../src/app/compose.ts';
import type { Database } from '../../src/platform/db/open.ts';
import { startSecondFactor } from '../../src/sign-in/contract/second-factor.ts';
import { signIn } from '../../src/sign-in/contract.ts';
import { type Client, createClient } from '../world/client.ts';
import { openOwnDatabase } from '../world/engine.ts';
import { PASSWORD, people } from '../world/people.ts';
import { testServices } from '../world/services.ts';
import { WORLD_DAY } from '../world/small-province.ts';

let database: Database;
let stop: () => Promise<void>;
let tryIn: (password: string) => Promise<number>;
let signedIn: () => Promise<Client>;
let freshClient: () => Client;
/** The counters of browsers that an account knows. */
const counted = () => database.owner.selectFrom('known_device').select('failed_attempts').execute();
beforeAll(async () => {
  database = await openOwnDatabase();
  const server = await compose({ database, clock: () => WORLD_DAY, logLevel: 'silent', ...testServices });
  await server.ready();
  tryIn = async (password) =>
    (await createClient(server).call(signIn, { body: { username: people.lan.username, password } })).status;
  freshClient = () => createClient(server);
  signedIn = async () => {
    const client = createClient(server);
    await client.call(signIn, { body: { username: people.nga.username, password: PASSWORD } });
    return client;
  };
  stop = async () => {
    await server.close();
    await database.close();
  };
});
afterAll(() => stop());

it('R4 guesses sent side by side are counted one by one: the fifth locks, the rest are not even counted', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => tryIn(`Sai-mat-ma-${index}!`)));
  expect(new Set(answers)).toEqual(new Set([401]));
  const account = await database.owner
    .selectFrom('credential')
    .innerJoin('account', 'account.id', 'account_id')
    .select(['failed_attempts', 'locked_until'])
    .where('username', '=', people.lan.username)
    .executeTakeFirstOrThrow();
  expect(account).toEqual({ failed_attempts: 5, locked_until: new Date(WORLD_DAY.getTime() + 60_000) });
  expect(await tryIn(PASSWORD)).toBe(401);
});

it('R4 SEC-05 guesses of the own password sent side by side: five are heard, those behind the lock learn nothing', async () => {
  const client = await signedIn();
  const { cookie } = client;
  const guess = async (password: string) => {
    client.cookie = cookie;
    return (await client.call(startSecondFactor, { body: { password } })).status;
  };
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => guess(`Sai-mat-ma-${index}!`)));
  expect(answers.sort()).toEqual([...Array(7).fill(401), ...Array(5).fill(422)]);
  expect(await counted()).toEqual([{ failed_attempts: 5 }]);
});

it('ASVS 6.3.1 SEC-05 guesses sent side by side from a known browser are counted one by one in its own counter', async () => {
  await database.owner.deleteFrom('known_device').execute();
  const { device } = await signedIn();
  const guess = async (password: string) => {
    const client = Object.assign(freshClient(), { device });
    return (await client.call(signIn, { body: { username: people.nga.username, password } })).status;
  };
  const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => guess(`Sai-mat-ma-${index}!`)));
  expect(new Set(answers)).toEqual(new Set([401]));
  expect(await counted()).toEqual([{ failed_attempts: 5 }]);
  expect(await guess(PASSWORD)).toBe(401);
});
