import { describe, expect, it } from 'vitest';
import { paperAs } from '../../../tests/world/papers.ts';
import type { Query as RouteQuery } from '../../platform/contract/route.ts';
import { askLostPassword } from '../../sign-in/contract/lost-password.ts';
import { listLostPasswords } from '../contract/lost-password.ts';
import { askForAccount, listRequests } from '../contract/requests.ts';
import { closeAccount, listAccounts, listUnserved } from '../contract.ts';
import { keepWorld, reason, world } from './requests.fixture.ts';

keepWorld();

type Query = { readonly search?: string; readonly limit?: number; readonly after?: string; readonly state?: 'waiting' };

type AccountsQuery = NonNullable<RouteQuery<typeof listAccounts>>;

/** Three communes ask for the same, a minute after each other. */
const askThrice = async (): Promise<void> => {
  for (const [minute, name] of (['lan', 'nga', 'sen'] as const).entries()) {
    world.clock.now = new Date(Date.UTC(2022, 10, 23, 2, minute));
    const client = await world.as(name);
    await client.call(askForAccount, { body: { kind: 'close', reason, letter: await paperAs(client) } });
  }
};

const requestsOf = async (query: Query) => (await (await world.as('quan')).call(listRequests, { query })).body;

const pathsOf = async (query: Query): Promise<string[]> => {
  const paths: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof requestsOf>> = await requestsOf({ ...query, ...(after ? { after } : {}) });
    expect(page.waiting).toBe(3);
    paths.push(...page.requests.map(({ unitPath }) => unitPath));
    after = page.next;
  } while (after !== null);
  return paths;
};

describe('lists about accounts are searched and paged by the server', () => {
  it('R7 requests: what waits longest first, of all the latest first, each once; found without diacritics', () =>
    world.rollback(async () => {
      await askThrice();
      const waiting = await pathsOf({ state: 'waiting', limit: 1 });
      expect(waiting.map((path) => path.split(',')[0])).toEqual([
        'xã Đàm Thủy',
        'thị trấn Trùng Khánh',
        'thị trấn Thanh Nhật',
      ]);
      expect(await pathsOf({ limit: 2 })).toEqual(waiting.toReversed());
      expect(await pathsOf({ search: 'ha lang' })).toEqual(['thị trấn Thanh Nhật, huyện Hạ Lang']);
      expect(await pathsOf({ search: 'khong co' })).toEqual([]);
    }));

  it('R3 lost passwords are found by unit or sign-in name, and nobody but the board lists them', () =>
    world.rollback(async () => {
      for (const unit of ['Xã Đàm Thủy, huyện Trùng Khánh', 'Thị trấn Thanh Nhật, huyện Hạ Lang'])
        await world
          .stranger()
          .call(askLostPassword, { body: { unit, fullName: 'Nông Thị Hoa', phone: '0912 345 678' } });
      const quan = await world.as('quan');
      const listed = async (query: Query) => (await quan.call(listLostPasswords, { query })).body;
      expect((await listed({ search: 'ha lang' })).requests.map(({ unit }) => unit)).toEqual([
        'Thị trấn Thanh Nhật, huyện Hạ Lang',
      ]);
      const first = await listed({ limit: 1 });
      const second = await listed({ limit: 1, after: first.next ?? '' });
      expect([first.waiting, second.next]).toEqual([2, null]);
      expect(new Set([...first.requests, ...second.requests].map(({ id }) => id)).size).toBe(2);
      expect((await (await world.as('lan')).call(listLostPasswords, { query: {} })).status).toBe(403);
    }));

  const accountsOf = async (query: Partial<AccountsQuery>) =>
    (await (await world.as('quan')).call(listAccounts, { query })).body;
  const everyAccount = async (query: Partial<AccountsQuery>): Promise<string[]> => {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof accountsOf>> = await accountsOf({ ...query, ...(after ? { after } : {}) });
      names.push(...page.accounts.map(({ username }) => username));
      after = page.next;
    } while (after !== null);
    return names;
  };

  it('R7 accounts: page by page the same list as at once, each once, whatever narrows it', () =>
    world.rollback(async () => {
      for (const query of [{}, { show: 'units' }, { show: 'operators' }, { search: 'trung khanh' }] as const) {
        const whole = (await accountsOf(query)).accounts.map(({ username }) => username);
        expect(whole.length).toBeGreaterThan(2);
        expect(new Set(whole).size).toBe(whole.length);
        expect(await everyAccount({ ...query, limit: 2 })).toEqual(whole);
      }
      expect(await everyAccount({ search: 'Đàm  THUY', limit: 1 })).toEqual(['damthuy.trungkhanh']);
      expect(await everyAccount({ search: 'khong co ai' })).toEqual([]);
    }));

  it('R7 accounts of a district with its communes, or of the offices; counts are of all, whatever is looked for', () =>
    world.rollback(async () => {
      const { unitId } = (await accountsOf({ search: 'halang', show: 'units' })).accounts.find(
        ({ unitKind }) => unitKind === 'district',
      ) ?? { unitId: 0 };
      const paths = (await accountsOf({ area: unitId })).accounts.map(({ unitPath }) => unitPath);
      expect(paths.length).toBeGreaterThan(1);
      expect(paths.filter((path) => !/Hạ Lang/i.test(path))).toEqual([]);
      const offices = (await accountsOf({ area: 'offices' })).accounts.map(({ unitKind }) => unitKind);
      expect(offices.filter((kind) => kind === 'commune' || kind === 'district')).toEqual([]);
      expect((await accountsOf({ area: unitId, limit: 1 })).counts).toEqual((await accountsOf({})).counts);
    }));

  it('R2 a unit whose account was closed is without one, its name stays taken', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const [account] = (await accountsOf({ search: 'damthuy.trungkhanh' })).accounts;
      const before = (await accountsOf({})).counts;
      await quan.call(closeAccount, { params: { id: account?.id ?? '' }, body: { reason: 'Sáp nhập' } });
      const { units, taken } = (await quan.call(listUnserved, {})).body;
      expect(units).toContain(account?.unitId);
      expect(taken).toContain('damthuy.trungkhanh');
      expect((await accountsOf({})).counts).toEqual({
        ...before,
        active: before.active - 1,
        units: before.units - 1,
        held: before.held - 1,
        unserved: before.unserved + 1,
      });
      expect(await everyAccount({ show: 'closed' })).toEqual(['damthuy.trungkhanh']);
    }));

  it('R7 an account that is closed while one reads on skips nobody', () =>
    world.rollback(async () => {
      const whole = (await accountsOf({ show: 'units' })).accounts.map(({ username }) => username);
      const first = await accountsOf({ show: 'units', limit: 2 });
      const quan = await world.as('quan');
      await quan.call(closeAccount, { params: { id: first.next ?? '' }, body: { reason: 'Sáp nhập' } });
      const { accounts } = await accountsOf({ show: 'units', after: first.next ?? '' });
      expect(accounts.map(({ username }) => username)).toEqual(whole.slice(2));
    }));

  it('R9 a page that goes on from nobody is not found, and who manages no accounts reads none', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const after = '00000000-0000-4000-8000-000000000000';
      expect((await quan.call(listAccounts, { query: { after } })).status).toBe(404);
      for (const name of ['lan', 'minh', 'tuan'] as const) {
        const client = await world.as(name);
        expect((await client.call(listUnserved, {})).status).toBe(403);
        expect((await client.call(listAccounts, { query: { limit: 1 } })).status).toBe(403);
      }
    }));
});
