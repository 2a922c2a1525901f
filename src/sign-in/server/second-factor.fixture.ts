import { generateSync } from 'otplib';
import { afterAll, beforeAll } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { PASSWORD, type PersonName, people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listAccounts } from '../../accounts/contract.ts';
import { confirmSecondFactor, startSecondFactor } from '../contract/second-factor.ts';
import { completeSignIn } from '../contract/session.ts';
import { signIn } from '../contract.ts';

export let world: World;
/** Opens the world before the tests of a file, and closes it after. */
export const keepWorld = (): void => {
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());
};

export const later = (seconds: number): void => {
  world.clock.now = new Date(world.clock.now.getTime() + seconds * 1000);
};
export const codeOf = (secret: string, stepsOff = 0): string =>
  generateSync({ secret, epoch: Math.floor(world.clock.now.getTime() / 1000) + stepsOff * 30 });
export const wrongCodeOf = (secret: string): string =>
  String((Number(codeOf(secret)) + 1) % 1_000_000).padStart(6, '0');

export type Enrolled = { readonly client: Client; readonly secret: string; readonly codes: readonly string[] };
export const enrol = async (name: PersonName): Promise<Enrolled> => {
  const client = await world.as(name);
  const { body } = await client.call(startSecondFactor, { body: { password: PASSWORD } });
  const { body: confirmed } = await client.call(confirmSecondFactor, { body: { code: codeOf(body.secret) } });
  later(60);
  return { client, secret: body.secret, codes: confirmed.recoveryCodes };
};
/** The first step; gives the client and what the second step needs. */
export const knock = async (username: string, password = PASSWORD) => {
  const client = world.stranger();
  const { status, problem } = await client.call(signIn, { body: { username, password } });
  return { client, status, code: problem.code, pending: String(problem.pending ?? '') };
};
export const enter = async (username: string, code: string, password = PASSWORD) => {
  const { client, pending } = await knock(username, password);
  const answer = await client.call(completeSignIn, { body: { pending: pending || 'x', code } });
  return { client, status: answer.status, problem: answer.problem };
};
export const idOf = async (client: Client, username: string): Promise<string> =>
  (await client.call(listAccounts, { query: { search: username } })).body.accounts[0]?.id ?? '';
export const lan = people.lan.username;
