import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { paperAs } from '../../../tests/world/papers.ts';
import { PASSWORD, people } from '../../../tests/world/people.ts';
import { testServices } from '../../../tests/world/services.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listAuditEvents } from '../../audit/contract.ts';
import { changePassword, getMe, signIn } from '../../sign-in/contract.ts';
import { listUnits } from '../../units/contract.ts';
import { handOver } from '../contract/handover.ts';
import { closeAccount, issuePassword, listAccounts, openAccounts, setCustodian } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const custodian = {
  fullName: 'Nông Thị Hoa',
  position: 'Công chức Tư pháp',
  section: 'Văn phòng',
  phone: '0206 3800 111',
  email: 'hoa@caobang.example',
};

const unitId = async (client: Client, code: string): Promise<number> => {
  const { body } = await client.call(listUnits);
  return body.units.find((unit) => unit.code === code)?.id ?? 0;
};
const accountId = async (client: Client, username: string): Promise<string> => {
  const { body } = await client.call(listAccounts, { query: { search: username } });
  return body.accounts.find((account) => account.username === username)?.id ?? '';
};

describe('opening accounts', () => {
  it('R2 gives a unit its account with a one-time password valid 24 hours', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const unit = await unitId(quan, 'SNV');
      const { status, body } = await quan.call(openAccounts, {
        body: { accounts: [{ username: 'snv', kind: 'unit', unitId: unit, custodian }] },
      });
      expect(status).toBe(200);
      expect(body.accounts[0]).toMatchObject({
        username: 'snv',
        unitName: 'Sở Nội vụ',
        expiresAt: '2022-11-24T02:00:00.000Z',
      });
      const hoa = world.stranger();
      const signed = await hoa.call(signIn, {
        body: { username: 'snv', password: body.accounts[0]?.oneTimePassword ?? '' },
      });
      expect(signed.body).toMatchObject({
        unit: { code: 'SNV' },
        custodian: { fullName: 'Nông Thị Hoa' },
        mustChangePassword: true,
      });
    }));

  it('R2 one account a unit: a second is refused, an operator beside it is not', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const commune = await unitId(quan, '01495');
      const second = await quan.call(openAccounts, {
        body: { accounts: [{ username: 'dam-thuy-2', kind: 'unit', unitId: commune }] },
      });
      expect([second.status, second.problem.code]).toEqual([409, 'already-exists']);
      expect(JSON.stringify(second.problem.findings)).toContain(
        'Dòng 1 (dam-thuy-2): xã Đàm Thủy, huyện Trùng Khánh đã có tài khoản',
      );
      const board = await unitId(quan, 'BDT');
      expect(
        (
          await quan.call(openAccounts, {
            body: { accounts: [{ username: 'van.hanh', kind: 'operator', unitId: board, duties: ['operations'] }] },
          })
        ).status,
      ).toBe(200);
    }));

  it('R2 the database itself refuses a second active account of a unit', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const row = {
        username: 'dam-thuy-2',
        kind: 'unit' as const,
        unit_id: await unitId(quan, '01495'),
        created_at: world.clock.now,
      };
      await expect(
        world.db.transaction().execute((tx) => tx.insertInto('account').values(row).execute()),
      ).rejects.toThrow(/account_one_per_unit/);
    }));

  it('R2 a closed account makes room for a new one', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      await quan.call(closeAccount, {
        params: { id: await accountId(quan, people.lan.username) },
        body: { reason: 'Cấp lại' },
      });
      const unit = await unitId(quan, '01495');
      expect(
        (
          await quan.call(openAccounts, {
            body: { accounts: [{ username: 'dam-thuy-2', kind: 'unit', unitId: unit }] },
          })
        ).status,
      ).toBe(200);
    }));

  it.each([
    ['an operator outside the board', '01501', 'operator', ['campaigns'], /chỉ cấp ở Ban Dân tộc/],
    ['approval with accounts', 'BDT', 'operator', ['approval', 'accounts'], /không đi cùng quản lý tài khoản/],
    ['approval with operations', 'BDT', 'operator', ['approval', 'operations'], /không đi cùng/],
    ['audit with anything', 'BDT', 'operator', ['audit', 'leader'], /không đi cùng nhiệm vụ khác/],
    ['an operator without duties', 'BDT', 'operator', [], /chưa giao nhiệm vụ/],
    ['a unit account with duties', 'SNV', 'unit', ['campaigns'], /chỉ giao cho thành viên Tổ công tác/],
    ['the province', '04', 'unit', [], /tỉnh không có tài khoản/],
  ] as const)('R2 refuses %s', (_, code, kind, duties, words) =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const account = { username: 'moi', kind, unitId: await unitId(quan, code), duties: [...duties] };
      const { status, problem } = await quan.call(openAccounts, { body: { accounts: [account] } });
      expect([status, problem.code]).toEqual([422, 'invalid-content']);
      expect(JSON.stringify(problem.findings)).toMatch(words);
    }),
  );

  it('R2 opens all of a list or none', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const accounts = [
        { username: 'snv', kind: 'unit' as const, unitId: await unitId(quan, 'SNV') },
        { username: 'la', kind: 'unit' as const, unitId: 2_000_000_000 },
      ];
      expect((await quan.call(openAccounts, { body: { accounts } })).status).toBe(422);
      expect(await accountId(quan, 'snv')).toBe('');
    }));
});

describe('managing accounts', () => {
  it('R9 only the accounts duty may; for everyone else the answer is the same 403', () =>
    world.rollback(async () => {
      for (const name of ['lan', 'minh', 'thu', 'ban', 'tuan', 'mai', 'ngoc', 'vinh'] as const) {
        const { status, problem } = await (await world.as(name)).call(listAccounts);
        expect([name, status, problem.code]).toEqual([name, 403, 'not-allowed']);
      }
    }));

  it('R2 nobody gives themselves a duty, a way in or an end', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const id = await accountId(quan, people.quan.username);
      expect((await quan.call(issuePassword, { params: { id }, body: { reason: 'x' } })).status).toBe(403);
      expect((await quan.call(closeAccount, { params: { id }, body: { reason: 'x' } })).status).toBe(403);
      const again = await quan.call(openAccounts, {
        body: {
          accounts: [
            {
              username: people.quan.username,
              kind: 'operator',
              unitId: await unitId(quan, 'BDT'),
              duties: ['approval'],
            },
          ],
        },
      });
      expect(again.status).toBe(409);
      expect((await quan.call(getMe)).body.account.duties).toEqual(['accounts']);
    }));

  it('R9 an account that does not exist answers 404', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const params = { id: crypto.randomUUID() };
      expect((await quan.call(closeAccount, { params, body: { reason: 'x' } })).status).toBe(404);
      expect((await quan.call(issuePassword, { params, body: { reason: 'x' } })).status).toBe(404);
      expect((await quan.call(setCustodian, { params, body: custodian })).status).toBe(404);
    }));

  it('R8 issuing a password ends the sessions and opens the lock', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      for (let attempt = 0; attempt < 5; attempt += 1)
        await world.stranger().call(signIn, { body: { username: people.lan.username, password: 'Sai-mat-ma-1!' } });
      const quan = await world.as('quan');
      const { body } = await quan.call(issuePassword, {
        params: { id: await accountId(quan, people.lan.username) },
        body: { reason: 'Quên mật khẩu' },
      });
      expect((await lan.call(getMe)).status).toBe(401);
      expect(
        (await world.stranger().call(signIn, { body: { username: people.lan.username, password: PASSWORD } })).status,
      ).toBe(401);
      expect(
        (await lan.call(signIn, { body: { username: people.lan.username, password: body.oneTimePassword } })).status,
      ).toBe(200);
    }));

  it('R2 closing ends the sessions at once; a closed account is not opened by a password', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      const quan = await world.as('quan');
      const id = await accountId(quan, people.lan.username);
      expect((await quan.call(closeAccount, { params: { id }, body: { reason: 'Sáp nhập' } })).status).toBe(200);
      expect((await lan.call(getMe)).status).toBe(401);
      expect((await quan.call(issuePassword, { params: { id }, body: { reason: 'x' } })).problem.code).toBe(
        'wrong-state',
      );
      expect((await quan.call(closeAccount, { params: { id }, body: { reason: 'x' } })).problem.code).toBe(
        'wrong-state',
      );
    }));

  it('R2 finds accounts with or without diacritics, a commune with its district', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      for (const search of ['Đàm Thủy', 'dam thuy', 'ĐÀM THUỶ', 'hoang thi lan']) {
        const { body } = await quan.call(listAccounts, { query: { search } });
        expect(body.accounts.map(({ unitPath }) => unitPath)).toContain('xã Đàm Thủy, huyện Trùng Khánh');
      }
      expect((await quan.call(listAccounts, { query: { search: '%' } })).body.accounts.length).toBeGreaterThan(10);
    }));
});

describe('custodians', () => {
  it('R5 follow one another, never two at once, and each line of the trail names the one of its moment', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      await lan.call(changePassword, { body: { current: 'Sai-mat-ma-1!', next: 'x' } });
      const quan = await world.as('quan');
      world.clock.now = new Date(world.clock.now.getTime() + 60_000);
      const id = await accountId(quan, people.lan.username);
      const wish = { letter: await paperAs(quan), custodian, changedOn: '2022-11-22' };
      const { body: issued } = await quan.call(handOver, { params: { id }, body: wish });
      await lan.call(signIn, { body: { username: people.lan.username, password: issued.oneTimePassword } });
      await lan.call(changePassword, { body: { current: 'Sai-mat-ma-1!', next: 'x' } });
      const rows = await world.db
        .selectFrom('custodian')
        .select(['full_name', 'valid_from', 'valid_to'])
        .where('account_id', '=', id)
        .orderBy('valid_from')
        .execute();
      expect(rows.map(({ full_name }) => full_name)).toEqual(['Hoàng Thị Lan', 'Nông Thị Hoa']);
      expect(rows[0]?.valid_to).toEqual(rows[1]?.valid_from);
      expect(rows[1]?.valid_to).toBeNull();
      const ngoc = await world.as('ngoc');
      const { body } = await ngoc.call(listAuditEvents, { query: { action: 'password.refused' } });
      expect(body.events.map(({ account, custodian: name }) => [account, name])).toEqual([
        [people.lan.username, 'Nông Thị Hoa'],
        [people.lan.username, 'Hoàng Thị Lan'],
      ]);
    }));

  it('R5 the database itself refuses two at once', () =>
    world.rollback(async () => {
      const id = await accountId(await world.as('quan'), people.lan.username);
      const row = {
        account_id: id,
        full_name: 'Ai đó',
        position: 'x',
        section: 'x',
        phone: testServices.secrets.seal('0206', 'custodian.phone'),
        email: testServices.secrets.seal('x@x.vn', 'custodian.email'),
        valid_from: world.clock.now,
      };
      await expect(
        world.db.transaction().execute((tx) => tx.insertInto('custodian').values(row).execute()),
      ).rejects.toThrow(/custodian_one_at_a_time/);
    }));

  it('R5 one named by mistake is replaced in the same instant', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const params = { id: await accountId(quan, people.lan.username) };
      expect((await quan.call(setCustodian, { params, body: { ...custodian, fullName: 'Nhầm Tên' } })).status).toBe(
        200,
      );
      expect((await quan.call(setCustodian, { params, body: custodian })).status).toBe(200);
      expect(
        (await quan.call(listAccounts, { query: { search: people.lan.username } })).body.accounts[0]?.custodian
          ?.fullName,
      ).toBe('Nông Thị Hoa');
    }));
});
