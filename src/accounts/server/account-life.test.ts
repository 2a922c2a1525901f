import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { PASSWORD, people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listAuditEvents } from '../../audit/contract.ts';
import { getMe, signIn } from '../../sign-in/contract.ts';
import { listUnits } from '../../units/contract.ts';
import {
  deleteAccount,
  getAccount,
  getAccountReviews,
  reopenAccount,
  setDuties,
  signAccountReview,
} from '../contract/life.ts';
import { closeAccount, listAccounts, openAccounts } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const reason = 'Công văn 41/UBND';
const idOf = async (client: Client, username: string): Promise<string> =>
  (await client.call(listAccounts, { query: { search: username } })).body.accounts.find(
    (row) => row.username === username,
  )?.id ?? '';
const unitIdOf = async (client: Client, code: string): Promise<number> =>
  (await client.call(listUnits)).body.units.find((unit) => unit.code === code)?.id ?? 0;

/** An account that nobody has used yet. */
const freshUnitAccount = async (quan: Client) => {
  const unitId = await unitIdOf(quan, 'SNV');
  const custodian = {
    fullName: 'Hà Thị Mơ',
    position: 'Chuyên viên',
    section: 'Văn phòng',
    phone: '0206 3800 222',
    email: 'mo@caobang.example',
  };
  const { body } = await quan.call(openAccounts, {
    body: { accounts: [{ username: 'snv', kind: 'unit', unitId, custodian }] },
  });
  return { id: body.accounts[0]?.id ?? '', password: body.accounts[0]?.oneTimePassword ?? '' };
};

describe('closing and reopening', () => {
  it('R7 SEC-10 closed with a reason, reopened with a reason and a new one-time password; what it did stays its own', () =>
    world.rollback(async () => {
      const [quan, lan] = [await world.as('quan'), await world.as('lan')];
      const id = await idOf(quan, people.lan.username);
      expect((await quan.call(closeAccount, { params: { id }, body: { reason } })).status).toBe(200);
      expect((await lan.call(getMe)).status).toBe(401);
      const { body: closed } = await quan.call(getAccount, { params: { id } });
      expect(closed.account).toMatchObject({
        state: 'closed',
        closedReason: reason,
        custodian: { fullName: people.lan.fullName },
      });
      expect(closed.allowed).toEqual(['reopen']);
      const reopened = await quan.call(reopenAccount, { params: { id }, body: { reason } });
      expect(reopened.body.oneTimePassword).toMatch(/-/);
      const again = world.stranger();
      expect((await again.call(signIn, { body: { username: people.lan.username, password: PASSWORD } })).status).toBe(
        401,
      );
      const { status, body } = await again.call(signIn, {
        body: { username: people.lan.username, password: reopened.body.oneTimePassword },
      });
      expect([status, body.mustChangePassword, body.custodian?.fullName]).toEqual([200, true, people.lan.fullName]);
      const { body: trail } = await (await world.as('ngoc')).call(listAuditEvents, { query: { object: id } });
      expect(trail.events.map(({ action }) => action)).toEqual(
        expect.arrayContaining(['account.close', 'account.reopen']),
      );
    }));

  it('R7 an account in use is not reopened, and the answer says so', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const { status, problem } = await quan.call(reopenAccount, {
        params: { id: await idOf(quan, people.lan.username) },
        body: { reason },
      });
      expect([status, problem.code]).toEqual([409, 'wrong-state']);
      expect(problem.detail).toMatch(/đang hoạt động/);
    }));

  it('R2 SEC-12 not reopened beside another account of the unit', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const id = await idOf(quan, people.lan.username);
      await quan.call(closeAccount, { params: { id }, body: { reason } });
      const unitId = await unitIdOf(quan, people.lan.unit);
      await quan.call(openAccounts, { body: { accounts: [{ username: 'damthuy2', kind: 'unit', unitId }] } });
      const { status, problem } = await quan.call(reopenAccount, { params: { id }, body: { reason } });
      expect([status, problem.code]).toEqual([409, 'already-exists']);
      await expect(
        world.db
          .transaction()
          .execute((tx) => tx.updateTable('account').set({ state: 'active' }).where('id', '=', id).execute()),
      ).rejects.toThrow(/account_one_per_unit/);
    }));
});

describe('deletion', () => {
  it('R7 SEC-10 granted where nothing rests on the account', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const { id } = await freshUnitAccount(quan);
      expect((await quan.call(getAccount, { params: { id } })).body.allowed).toContain('delete');
      expect((await quan.call(deleteAccount, { params: { id }, body: { reason } })).status).toBe(200);
      expect((await quan.call(getAccount, { params: { id } })).status).toBe(404);
      expect(await world.db.selectFrom('custodian').select('id').where('account_id', '=', id).execute()).toEqual([]);
    }));

  it('R7 SEC-10 refused with a sentence once the account signed in', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const { id, password } = await freshUnitAccount(quan);
      await world.stranger().call(signIn, { body: { username: 'snv', password } });
      const { status, problem } = await quan.call(deleteAccount, { params: { id }, body: { reason } });
      expect([status, problem.code, problem.allowed]).toEqual([409, 'in-use', ['close']]);
      expect(problem.detail).toMatch(/không được xóa, chỉ được sửa thông tin hoặc đóng/);
    }));

  it('R7 SEC-10 refused by the database whoever asks, also after forgetting that it acted', () =>
    world.rollback(async () => {
      const { id } = await world.db
        .selectFrom('account')
        .select('id')
        .where('username', '=', (await world.as('lan')) && people.lan.username)
        .executeTakeFirstOrThrow();
      const attempt = (work: (tx: typeof world.db) => Promise<unknown>) => world.db.transaction().execute(work);
      const clean = async (tx: typeof world.db) => {
        await tx.deleteFrom('password_history').where('account_id', '=', id).execute();
        await sql`delete from session where account_id = ${id}::uuid`.execute(tx);
      };
      await expect(attempt((tx) => tx.deleteFrom('account').where('id', '=', id).execute())).rejects.toThrow(
        /account_has_acted/,
      );
      await expect(
        attempt(async (tx) => {
          await clean(tx);
          await tx.deleteFrom('account').where('id', '=', id).execute();
        }),
      ).rejects.toThrow(/account_has_acted/);
      await expect(
        attempt((tx) =>
          tx.updateTable('credential').set({ signed_in_at: null }).where('account_id', '=', id).execute(),
        ),
      ).rejects.toThrow(/has acted/);
      await expect(attempt((tx) => tx.deleteFrom('credential').where('account_id', '=', id).execute())).rejects.toThrow(
        /has acted/,
      );
      await expect(attempt((tx) => sql`truncate account cascade`.execute(tx))).rejects.toThrow();
    }));

  it('R5 SEC-15 a custodian who stands in the trail is not deleted by the database either', () =>
    world.rollback(async () => {
      await world.as('lan');
      const own = world.db.selectFrom('account').select('id').where('username', '=', people.lan.username);
      await expect(
        world.db.transaction().execute((tx) => tx.deleteFrom('custodian').where('account_id', '=', own).execute()),
      ).rejects.toThrow(/has acted/);
    }));
});

describe('duties', () => {
  const openOperator = async (quan: Client, duties: ('accounts' | 'leader' | 'approval')[]) => {
    const unitId = await unitIdOf(quan, 'BDT');
    const { body } = await quan.call(openAccounts, {
      body: { accounts: [{ username: 'can.bo', kind: 'operator', unitId, duties }] },
    });
    return { id: body.accounts[0]?.id ?? '', password: body.accounts[0]?.oneTimePassword ?? '' };
  };

  it('R2 SEC-14 other duties hold at once and end the sessions', () =>
    world.rollback(async () => {
      const [quan, vinh] = [await world.as('quan'), await world.as('vinh')];
      const id = await idOf(quan, people.vinh.username);
      expect((await quan.call(setDuties, { params: { id }, body: { duties: ['catalogue'], reason } })).status).toBe(
        200,
      );
      expect((await vinh.call(getMe)).status).toBe(401);
      expect((await (await world.as('vinh')).call(getMe)).body.account.duties).toEqual(['catalogue']);
    }));

  it.each([
    ['approval with accounts', ['approval', 'accounts'], 422],
    ['audit with anything', ['audit', 'leader'], 422],
    ['a duty that does not exist', ['root'], 400],
    ['none at all', [], 400],
    ['one twice', ['leader', 'leader'], 400],
  ])('R2 SEC-14 refuses %s', (_what, duties, expected) =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const params = { id: await idOf(quan, people.vinh.username) };
      const { status } = await quan.call(setDuties, { params, body: { duties: duties as never, reason } });
      expect(status).toBe(expected);
    }),
  );

  it('R2 SEC-14 nobody changes their own, and a unit account has none', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const own = {
        params: { id: await idOf(quan, people.quan.username) },
        body: { duties: ['leader' as const], reason },
      };
      expect((await quan.call(setDuties, own)).status).toBe(403);
      const unit = { ...own, params: { id: await idOf(quan, people.lan.username) } };
      expect((await quan.call(setDuties, unit)).status).toBe(409);
    }));

  it('SEC-14 the last who manages accounts is neither closed nor stripped', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const { id, password } = await openOperator(quan, ['accounts']);
      const other = world.stranger();
      await other.call(signIn, { body: { username: 'can.bo', password } });
      await world.db
        .updateTable('credential')
        .set({ must_change_password: false })
        .where('account_id', '=', id)
        .execute();
      const quanId = await idOf(quan, people.quan.username);
      const strip = { params: { id: quanId }, body: { duties: ['leader' as const], reason } };
      expect((await other.call(setDuties, strip)).status).toBe(200);
      const next = await world.as('quan');
      expect((await next.call(listAccounts, { query: {} })).status).toBe(403);
      const back = { params: { id: quanId }, body: { duties: ['accounts' as const], reason } };
      expect((await other.call(setDuties, back)).status).toBe(200);
      const manager = await world.as('quan');
      expect((await manager.call(closeAccount, { params: { id }, body: { reason } })).status).toBe(200);
      const lone = { params: { id: quanId }, body: { reason } };
      expect((await manager.call(closeAccount, lone)).status).toBe(403);
      expect((await other.call(closeAccount, lone)).status).toBe(401);
    }));
});

describe('the review of the list', () => {
  it('SEC-13 is signed by who read it, is due again after six months, and refuses a list that changed meanwhile', () =>
    world.rollback(async () => {
      const vinh = await world.as('vinh');
      const { id: reviewed_by } = await world.db
        .selectFrom('account')
        .select('id')
        .where('username', '=', people.vinh.username)
        .executeTakeFirstOrThrow();
      expect((await vinh.call(getAccountReviews)).body).toMatchObject({
        reviews: [],
        nextDue: '2023-05-23',
        overdue: false,
      });
      await world.db
        .insertInto('account_review')
        .values({
          reviewed_by,
          reviewed_at: new Date('2022-05-22T02:00:00Z'),
          accounts: 1,
          digest: 'x',
          note: 'kỳ trước',
        })
        .execute();
      const { body: before } = await vinh.call(getAccountReviews);
      expect([before.nextDue, before.overdue]).toEqual(['2022-11-22', true]);
      const note = 'Đã đối chiếu danh sách công chức';
      expect((await vinh.call(signAccountReview, { body: { digest: before.digest, note } })).status).toBe(200);
      const { body: after } = await vinh.call(getAccountReviews);
      expect(after.reviews[0]).toMatchObject({ by: people.vinh.fullName, note, accounts: before.accounts });
      const quan = await world.as('quan');
      await quan.call(closeAccount, { params: { id: await idOf(quan, people.lan.username) }, body: { reason } });
      const late = await vinh.call(signAccountReview, { body: { digest: before.digest, note } });
      expect([late.status, late.problem.code]).toEqual([409, 'stale-version']);
      await expect(
        world.db.transaction().execute((tx) => sql`update account_review set note = 'khác'`.execute(tx)),
      ).rejects.toThrow(/append-only/);
      expect([after.nextDue, after.overdue]).toEqual(['2023-05-23', false]);
    }));

  it('SEC-13 R9 a unit neither reads nor signs it', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      expect((await lan.call(getAccountReviews)).status).toBe(403);
      expect((await lan.call(signAccountReview, { body: { digest: 'x', note: 'x' } })).status).toBe(403);
    }));
});
