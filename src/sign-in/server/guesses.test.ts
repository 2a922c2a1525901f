import { generateSync } from 'otplib';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { PASSWORD, type PersonName, people } from '../../../tests/world/people.ts';
import type { World } from '../../../tests/world/world.ts';
import { closeAccount, listAccounts } from '../../accounts/contract.ts';
import {
  confirmSecondFactor,
  disableSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
} from '../contract/second-factor.ts';
import { changePassword, signIn, signOut } from '../contract.ts';

/** What takes the time of a sign-in: one verification of argon2id is as long as everything else together. */
const hashed = { verifications: 0, hashes: 0 };
const counted = async (original: () => Promise<typeof import('@node-rs/argon2')>) => {
  const real = await original();
  return {
    ...real,
    verify: (...given: Parameters<typeof real.verify>) => {
      hashed.verifications += 1;
      return real.verify(...given);
    },
    hash: (...given: Parameters<typeof real.hash>) => {
      hashed.hashes += 1;
      return real.hash(...given);
    },
  };
};

let world: World;
beforeAll(async () => {
  // Modules are shared with the files before and after: this one has the product read anew, over the counted functions.
  vi.resetModules();
  vi.doMock('@node-rs/argon2', counted);
  world = await (await import('../../../tests/world/world.ts')).openWorld();
  // The hash that stands for nobody is made once.
  await world.rollback(async () => {
    await world.stranger().call(signIn, { body: { username: 'khong.co.ai', password: 'x' } });
  });
});
afterAll(async () => {
  await world.close();
  vi.doUnmock('@node-rs/argon2');
  vi.resetModules();
});
beforeEach(() => Object.assign(hashed, { verifications: 0, hashes: 0 }));

const tryIn = (username: string, password: string, client: Client = world.stranger()) =>
  client.call(signIn, { body: { username, password } });
const costOf = async (work: () => Promise<unknown>) => {
  Object.assign(hashed, { verifications: 0, hashes: 0 });
  await work();
  return { ...hashed };
};
const shapeOf = ({ status, headers, problem: { instance: _, ...rest } }: Awaited<ReturnType<typeof tryIn>>) => ({
  status,
  rest,
  headers: Object.keys(headers).sort(),
  length: headers['content-length'],
});

/** The browser of somebody who signed in there before, as often as one likes. */
const browserOf = async (name: PersonName): Promise<() => Client> => {
  const { device } = await world.as(name);
  return () => Object.assign(world.stranger(), { device });
};

describe('a stranger learns nothing', () => {
  it('R4 ASVS 6.3.8 6.3.1 unknown, known, locked, closed, from a known browser or a locked one cost the same hashes and get the same answer', () =>
    world.rollback(async () => {
      const { lan, nga, kim } = people;
      for (let attempt = 0; attempt < 5; attempt += 1) await tryIn(nga.username, 'Sai-mat-ma-1!');
      const quan = await world.as('quan');
      const { body } = await quan.call(listAccounts, { query: { search: kim.username } });
      await quan.call(closeAccount, { params: { id: body.accounts[0]?.id ?? '' }, body: { reason: 'Sáp nhập' } });
      const [known, locked] = [await browserOf('lan'), await browserOf('lan')];
      for (let attempt = 0; attempt < 5; attempt += 1) await tryIn(lan.username, 'Sai-mat-ma-1!', locked());
      const answers: ReturnType<typeof shapeOf>[] = [];
      const costs: { verifications: number; hashes: number }[] = [];
      for (const [name, password, client] of [
        [lan.username, 'Sai-mat-ma-1!', world.stranger()],
        ['khong.co.ai', 'Sai-mat-ma-1!', world.stranger()],
        [nga.username, PASSWORD, world.stranger()],
        [kim.username, PASSWORD, world.stranger()],
        ["' or 1=1 --", PASSWORD, world.stranger()],
        [lan.username, 'Sai-mat-ma-1!', known()],
        [lan.username, PASSWORD, locked()],
        [nga.username, PASSWORD, known()],
        ['khong.co.ai', PASSWORD, known()],
      ] as const)
        costs.push(await costOf(async () => answers.push(shapeOf(await tryIn(name, password, client)))));
      for (const cost of costs) expect(cost).toEqual({ verifications: 1, hashes: 0 });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0]?.status).toBe(401);
    }));
});

/** The statements of some work, as texts without their parameters. */
const statementsOf = async (work: () => Promise<unknown>): Promise<string[]> => {
  const seen: string[] = [];
  const base = Object.getPrototypeOf(Object.getPrototypeOf(world.application.getExecutor()));
  const real: (...given: unknown[]) => Promise<unknown> = base.executeQuery;
  const spy = vi.spyOn(base, 'executeQuery').mockImplementation(function (this: unknown, ...given: unknown[]) {
    const [query] = given as [{ readonly sql: string }];
    seen.push(query.sql);
    return real.apply(this, given);
  });
  await work();
  spy.mockRestore();
  return seen;
};

it('R4 ASVS 6.3.8 6.3.1 a wrong password, an unknown name, a locked account, a known browser and a locked one make the database do the same', () =>
  world.rollback(async () => {
    const { lan, nga } = people;
    for (let attempt = 0; attempt < 5; attempt += 1) await tryIn(nga.username, 'Sai-mat-ma-1!');
    const wrong = await statementsOf(() => tryIn(lan.username, 'Sai-mat-ma-1!'));
    expect(wrong.some((text) => /^update "credential"/.test(text))).toBe(true);
    expect(await statementsOf(() => tryIn('khong.co.ai', 'Sai-mat-ma-1!'))).toEqual(wrong);
    expect(await statementsOf(() => tryIn(nga.username, PASSWORD))).toEqual(wrong);
    const [known, locked] = [await browserOf('lan'), await browserOf('lan')];
    for (let attempt = 0; attempt < 5; attempt += 1) await tryIn(lan.username, 'Sai-mat-ma-1!', locked());
    expect(wrong.some((text) => /^update "known_device"/.test(text))).toBe(true);
    expect(await statementsOf(() => tryIn(lan.username, 'Sai-mat-ma-1!', known()))).toEqual(wrong);
    expect(await statementsOf(() => tryIn(lan.username, PASSWORD, locked()))).toEqual(wrong);
    expect(await statementsOf(() => tryIn('khong.co.ai', PASSWORD, known()))).toEqual(wrong);
    const { failed_attempts } = await world.db
      .selectFrom('credential')
      .innerJoin('account', 'account.id', 'account_id')
      .select('failed_attempts')
      .where('username', '=', nga.username)
      .executeTakeFirstOrThrow();
    expect(failed_attempts).toBe(5);
  }));

describe('work before anybody is known', () => {
  const asked = [
    ['a first code', confirmSecondFactor, { code: '123456' }],
    ['new recovery codes', renewRecoveryCodes, { password: PASSWORD }],
    ['a new seed', startSecondFactor, { password: PASSWORD }],
    ['switching it off', disableSecondFactor, { password: PASSWORD }],
    ['a change of password', changePassword, { current: PASSWORD, next: 'Rung-Thong-Xanh-36?' }],
  ] as const;

  it.each(asked)('ASVS 2.4.1 %s: without a session that lives nothing is hashed', (_what, route, body) =>
    world.rollback(async () => {
      const made = world.stranger();
      made.cookie = `session=${'a'.repeat(43)}`;
      const out = await world.as('lan');
      const { cookie } = out;
      await out.call(signOut);
      out.cookie = cookie;
      const idle = await world.as('nga');
      world.clock.now = new Date(world.clock.now.getTime() + 901_000);
      for (const client of [world.stranger(), made, out, idle]) {
        const statuses: number[] = [];
        const cost = await costOf(async () => statuses.push((await client.call(route, { body } as never)).status));
        expect([cost, statuses]).toEqual([{ verifications: 0, hashes: 0 }, [401]]);
      }
    }),
  );

  it('ASVS 2.4.1 a session alone draws no recovery codes: the right code, or the right password, does', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      const confirm = (code: string) => costOf(() => lan.call(confirmSecondFactor, { body: { code } }));
      expect(await confirm('123456')).toEqual({ verifications: 0, hashes: 0 });
      const { body } = await lan.call(startSecondFactor, { body: { password: PASSWORD } });
      const code = generateSync({ secret: body.secret, epoch: Math.floor(world.clock.now.getTime() / 1000) });
      const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
      expect(await confirm(wrong)).toEqual({ verifications: 0, hashes: 0 });
      expect(await confirm(code)).toEqual({ verifications: 0, hashes: 10 });
      const renew = (password: string) => costOf(() => lan.call(renewRecoveryCodes, { body: { password } }));
      expect(await renew('Sai-mat-ma-1!')).toEqual({ verifications: 1, hashes: 0 });
      expect(await renew(PASSWORD)).toEqual({ verifications: 1, hashes: 10 });
    }));
});

describe('throttling', () => {
  it('ASVS 2.4.1 two hundred guesses a minute from one address: 429 long before, and no more hashing', () =>
    world.rollback(async () => {
      const statuses: number[] = [];
      const { verifications } = await costOf(async () => {
        for (let attempt = 0; attempt < 200; attempt += 1)
          statuses.push((await tryIn(`khong.co.${attempt}`, 'Sai-mat-ma-1!')).status);
      });
      expect(statuses.filter((status) => status === 429)).toHaveLength(140);
      expect(verifications).toBe(60);
    }));

  it('R4 SEC-16 the wait grows, is told, and stands in the trail', () =>
    world.rollback(async () => {
      const refuseSixty = async () => {
        for (let attempt = 0; attempt < 60; attempt += 1) await tryIn('khong.co.ai', 'Sai-mat-ma-1!');
        return (await tryIn(people.lan.username, PASSWORD)).problem;
      };
      const first = await refuseSixty();
      expect([first.code, first.retryAfterSeconds]).toEqual(['too-many-requests', 60]);
      world.clock.now = new Date(world.clock.now.getTime() + 61_000);
      expect((await tryIn(people.lan.username, PASSWORD)).status).toBe(200);
      expect((await refuseSixty()).retryAfterSeconds).toBe(120);
      const lines = await world.db
        .selectFrom('audit_event')
        .select('detail')
        .where('action', '=', 'address.throttle')
        .orderBy('id')
        .execute();
      expect(lines.map(({ detail }) => detail.minutes)).toEqual([1, 2]);
    }));

  it('ASVS 6.1.1 an attacker at another address keeps nobody out for longer than fifteen minutes', () =>
    world.rollback(async () => {
      const begun = world.clock.now.getTime();
      for (let minute = 0; minute < 120; minute += 1) {
        world.clock.now = new Date(begun + minute * 60_000);
        await tryIn(people.lan.username, 'Sai-mat-ma-1!');
      }
      const { locked_until } = await world.db
        .selectFrom('credential')
        .innerJoin('account', 'account.id', 'account_id')
        .select('locked_until')
        .where('username', '=', people.lan.username)
        .executeTakeFirstOrThrow();
      expect((locked_until?.getTime() ?? 0) - world.clock.now.getTime()).toBeLessThanOrEqual(15 * 60_000);
      world.clock.now = new Date(world.clock.now.getTime() + 15 * 60_000 + 1000);
      expect((await tryIn(people.lan.username, PASSWORD)).status).toBe(200);
    }));
});

it('ASVS 11.4.2 every stored password is argon2id with 19 MiB, two passes, one lane', () =>
  world.rollback(async () => {
    const rows = await world.db.selectFrom('credential').select('password_hash').execute();
    const history = await world.db.selectFrom('password_history').select('hash').execute();
    expect(rows.length).toBeGreaterThan(10);
    for (const hash of [...rows.map((row) => row.password_hash), ...history.map((row) => row.hash)])
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  }));
