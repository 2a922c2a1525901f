import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setDuties } from '../../src/accounts/contract/life.ts';
import { closeAccount, listAccounts, setCustodian } from '../../src/accounts/contract.ts';
import { compose } from '../../src/app/compose.ts';
import type { Database } from '../../src/platform/db/open.ts';
import { signIn } from '../../src/sign-in/contract.ts';
import { type Client, createClient } from '../world/client.ts';
import { openOwnDatabase } from '../world/engine.ts';
import { PASSWORD, people } from '../world/people.ts';
import { testServices } from '../world/services.ts';
import { WORLD_DAY } from '../world/small-province.ts';

let database: Database;
let stop: () => Promise<void>;
let signedIn: (username: string) => Promise<Client>;
beforeAll(async () => {
  database = await openOwnDatabase();
  const server = await compose({ database, clock: () => WORLD_DAY, logLevel: 'silent', ...testServices });
  await server.ready();
  signedIn = async (username) => {
    const client = createClient(server);
    const { status } = await client.call(signIn, { body: { username, password: PASSWORD } });
    expect([username, status]).toEqual([username, 200]);
    return client;
  };
  stop = async () => {
    await server.close();
    await database.close();
  };
});
afterAll(() => stop());

const reason = 'Thử hai người cùng lúc';
/** Three who manage accounts, and the ids of all. */
const managers = [people.quan.username, people.ngoc.username, people.vinh.username] as const;
const standing = async (): Promise<Map<string, string>> => {
  await database.owner
    .updateTable('account')
    .set({ duties: '{accounts}', state: 'active', closed_at: null, closed_reason: null })
    .where('username', 'in', managers)
    .execute();
  const rows = await database.owner.selectFrom('account').select(['id', 'username']).execute();
  return new Map(rows.map(({ id, username }) => [username, id]));
};
const activeManagers = async (): Promise<number> =>
  (
    await database.owner
      .selectFrom('account')
      .select('id')
      .where('username', 'in', managers)
      .where('state', '=', 'active')
      .execute()
  ).length;

describe('R50 SEC-14 several who manage accounts, at the same moment', () => {
  it('two who close each other: one does it, the other is told; nobody waits for nobody', async () => {
    for (let round = 0; round < 4; round++) {
      const ids = await standing();
      const [one, other] = [await signedIn(managers[0]), await signedIn(managers[1])];
      const close = (client: Client, username: string) =>
        client.call(closeAccount, { params: { id: ids.get(username) ?? '' }, body: { reason } });
      const answers = await Promise.all([close(one, managers[1]), close(other, managers[0])]);
      expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
      expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1);
      expect(await activeManagers()).toBeGreaterThanOrEqual(1);
    }
  });

  it('three in a circle, and a third act on each: no deadlock, and one always remains', async () => {
    const ids = await standing();
    const clients = await Promise.all(managers.map(signedIn));
    const idOf = (at: number) => ids.get(managers[at % 3] ?? '') ?? '';
    const answers = await Promise.all(
      clients.flatMap((client, at) => [
        client.call(closeAccount, { params: { id: idOf(at + 1) }, body: { reason } }),
        client.call(setDuties, { params: { id: idOf(at + 2) }, body: { duties: ['leader'], reason } }),
        client.call(setCustodian, {
          params: { id: idOf(at + 1) },
          body: { fullName: 'Nông Thị Hoa', position: 'A', section: 'B', phone: '0206', email: 'a@b.vn' },
        }),
      ]),
    );
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
    const left = await database.owner
      .selectFrom('account')
      .select(['username', 'duties', 'state'])
      .where('username', 'in', managers)
      .execute();
    expect(left.some(({ duties, state }) => state === 'active' && duties.includes('accounts'))).toBe(true);
    const remaining = left.find(({ duties, state }) => state === 'active' && duties.includes('accounts'));
    const last = await signedIn(remaining?.username ?? '');
    expect((await last.call(listAccounts, { query: {} })).status).toBe(200);
  });
});
