import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { attachAs, paperAs } from '../../../tests/world/papers.ts';
import { people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listAuditEvents } from '../../audit/contract.ts';
import { downloadAttachment } from '../../documents/contract.ts';
import { listUnits } from '../../units/contract.ts';
import { getOwnAccount } from '../contract/custodians.ts';
import { acceptRequest, askForAccount, listRequests, refuseRequest, withdrawRequest } from '../contract/requests.ts';
import { closeAccount, getMe, listAccounts, openAccounts, signIn } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const reason = 'Theo văn bản kèm theo';
const hoa = {
  fullName: 'Nông Thị Hoa',
  position: 'Công chức Tư pháp',
  section: 'Văn phòng',
  phone: '0912 345 678',
  email: 'hoa.kiem.tra@caobang.example',
};
const unitIdOf = async (client: Client, code: string): Promise<number> =>
  (await client.call(listUnits)).body.units.find((unit) => unit.code === code)?.id ?? 0;
const idOf = async (client: Client, username: string): Promise<string> =>
  (await client.call(listAccounts, { query: { search: username } })).body.accounts.find(
    (row) => row.username === username,
  )?.id ?? '';

describe('a written request', () => {
  it('R7 closing: the unit asks with its letter, the board finds it, accepts, and it is done at once', () =>
    world.rollback(async () => {
      const [lan, quan] = [await world.as('lan'), await world.as('quan')];
      const asked = await lan.call(askForAccount, { body: { kind: 'close', reason, letter: await paperAs(lan) } });
      expect(asked.status).toBe(200);
      const { body: inbox } = await quan.call(listRequests, { query: { state: 'waiting' } });
      expect(inbox.waiting).toBe(1);
      expect(inbox.requests[0]).toMatchObject({
        id: asked.body.id,
        kind: 'close',
        askedBy: people.lan.fullName,
        letter: { number: '35/UBND-VP', day: '2022-11-21', attachments: [{ name: 'van-ban.pdf' }] },
      });
      const params = { id: asked.body.id };
      const accepted = await quan.call(acceptRequest, { params, body: { version: 1 } });
      expect([accepted.status, accepted.body.issued]).toEqual([200, null]);
      expect((await lan.call(getMe)).status).toBe(401);
      const again = await quan.call(acceptRequest, { params, body: { version: 1 } });
      expect([again.status, again.problem.code]).toEqual([409, 'wrong-state']);
      const { body: trail } = await (await world.as('ngoc')).call(listAuditEvents, {
        query: { object: asked.body.id },
      });
      expect(trail.events.map(({ action }) => action)).toEqual(['account-request.accept', 'account-request.ask']);
    }));

  it('R7 opening: a district asks for its commune; the one-time password comes once and opens the account', () =>
    world.rollback(async () => {
      const [minh, quan] = [await world.as('minh'), await world.as('quan')];
      await quan.call(closeAccount, { params: { id: await idOf(quan, people.kim.username) }, body: { reason } });
      const unitId = await unitIdOf(quan, people.kim.unit);
      const own = await minh.call(getOwnAccount);
      expect(own.body.units.find(({ id }) => id === unitId)?.kinds).toEqual(['reopen', 'delete']);
      const wish = { kind: 'reopen' as const, unitId, reason, letter: await paperAs(minh) };
      const asked = await minh.call(askForAccount, { body: wish });
      const { body } = await quan.call(acceptRequest, { params: { id: asked.body.id }, body: { version: 1 } });
      const kim = world.stranger();
      const signed = await kim.call(signIn, {
        body: { username: people.kim.username, password: body.issued?.oneTimePassword ?? '' },
      });
      expect([signed.status, signed.body.mustChangePassword]).toEqual([200, true]);
      expect((await minh.call(getOwnAccount)).body.requests[0]).toMatchObject({ state: 'accepted', kind: 'reopen' });
    }));

  it('R7 opening for a unit that never had one: the board may give another name', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const unitId = await unitIdOf(quan, people.kim.unit);
      await world.db
        .deleteFrom('password_history')
        .where('account_id', '=', await idOf(quan, people.kim.username))
        .execute();
      await world.db
        .deleteFrom('custodian')
        .where('account_id', '=', await idOf(quan, people.kim.username))
        .execute();
      await world.db.deleteFrom('account').where('username', '=', people.kim.username).execute();
      const minh = await world.as('minh');
      const wish = {
        kind: 'open' as const,
        unitId,
        reason,
        letter: await paperAs(minh),
        username: 'chivien',
        custodian: hoa,
      };
      const asked = await minh.call(askForAccount, { body: wish });
      const { body } = await quan.call(acceptRequest, {
        params: { id: asked.body.id },
        body: { version: 1, username: 'chivien.tk' },
      });
      expect(body.issued?.username).toBe('chivien.tk');
      const row = (await quan.call(listAccounts, { query: { search: 'chivien.tk' } })).body.accounts[0];
      expect(row?.custodian).toMatchObject(hoa);
    }));

  it('R5 R7 a correction keeps the person and takes effect when accepted', () =>
    world.rollback(async () => {
      const [lan, quan] = [await world.as('lan'), await world.as('quan')];
      const custodian = { ...hoa, fullName: people.lan.fullName };
      const asked = await lan.call(askForAccount, {
        body: { kind: 'change', reason, letter: await paperAs(lan), custodian },
      });
      await quan.call(acceptRequest, { params: { id: asked.body.id }, body: { version: 1 } });
      const { body } = await quan.call(listAccounts, { query: { search: people.lan.username } });
      expect(body.accounts[0]?.custodian).toMatchObject(custodian);
      const other = { kind: 'change' as const, reason, letter: await paperAs(lan), custodian: hoa };
      const refused = await lan.call(askForAccount, { body: other });
      expect([refused.status, refused.problem.code]).toEqual([422, 'invalid-content']);
    }));

  it('R7 SEC-10 a deletion that is not allowed takes the acceptance back with it', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const minh = await world.as('minh');
      const unitId = await unitIdOf(quan, people.kim.unit);
      const asked = await minh.call(askForAccount, {
        body: { kind: 'delete', unitId, reason, letter: await paperAs(minh) },
      });
      expect(asked.status).toBe(200);
      await world.as('kim');
      const params = { id: asked.body.id };
      const { status, problem } = await quan.call(acceptRequest, { params, body: { version: 1 } });
      expect([status, problem.code]).toEqual([409, 'in-use']);
      expect((await quan.call(listRequests, { query: { state: 'waiting' } })).body.waiting).toBe(1);
      expect(
        (await quan.call(refuseRequest, { params, body: { version: 1, reason: 'Tài khoản đã hoạt động' } })).status,
      ).toBe(200);
    }));

  it('R7 refused with a reason that the unit reads; withdrawn only by who asked', () =>
    world.rollback(async () => {
      const [lan, quan, minh] = [await world.as('lan'), await world.as('quan'), await world.as('minh')];
      const asked = await lan.call(askForAccount, { body: { kind: 'close', reason, letter: await paperAs(lan) } });
      const params = { id: asked.body.id };
      expect((await minh.call(withdrawRequest, { params, body: { version: 1 } })).status).toBe(403);
      expect((await (await world.as('sen')).call(withdrawRequest, { params, body: { version: 1 } })).status).toBe(404);
      await quan.call(refuseRequest, { params, body: { version: 1, reason: 'Văn bản chưa có chữ ký' } });
      expect((await lan.call(getOwnAccount)).body.requests[0]).toMatchObject({
        state: 'refused',
        decisionReason: 'Văn bản chưa có chữ ký',
      });
      expect((await world.runJobs()).failures).toEqual([]);
      const told = await world.db
        .selectFrom('notice')
        .select(['title', 'body'])
        .where('kind', '=', 'decision')
        .execute();
      expect(told).toEqual([
        { title: 'Đóng tài khoản: không chấp nhận', body: expect.stringContaining('Văn bản chưa có chữ ký') },
      ]);
      const next = await lan.call(askForAccount, { body: { kind: 'close', reason, letter: await paperAs(lan) } });
      expect((await lan.call(withdrawRequest, { params: { id: next.body.id }, body: { version: 1 } })).status).toBe(
        200,
      );
    }));

  it('R7 one of a kind waits at a time, and a version that moved on is refused', () =>
    world.rollback(async () => {
      const [lan, quan] = [await world.as('lan'), await world.as('quan')];
      const wish = async () => ({ body: { kind: 'close' as const, reason, letter: await paperAs(lan) } });
      const first = await lan.call(askForAccount, await wish());
      const second = await lan.call(askForAccount, await wish());
      expect([second.status, second.problem.code]).toEqual([409, 'already-exists']);
      const stale = await quan.call(acceptRequest, { params: { id: first.body.id }, body: { version: 7 } });
      expect([stale.status, stale.problem.code]).toEqual([409, 'stale-version']);
    }));

  it('R7 the same request sent twice has one effect and one answer, password included', () =>
    world.rollback(async () => {
      const [minh, quan] = [await world.as('minh'), await world.as('quan')];
      await quan.call(closeAccount, { params: { id: await idOf(quan, people.kim.username) }, body: { reason } });
      const unitId = await unitIdOf(quan, people.kim.unit);
      const asked = await minh.call(askForAccount, {
        body: { kind: 'reopen', unitId, reason, letter: await paperAs(minh) },
      });
      const key = crypto.randomUUID();
      const accept = () => quan.call(acceptRequest, { params: { id: asked.body.id }, body: { version: 1 } }, { key });
      const [first, second] = [await accept(), await accept()];
      expect(second.body).toEqual(first.body);
    }));
});

describe('who may ask what', () => {
  it.each([
    ['without a file', { attachments: [] }, 400],
    ['with a file that is not there', { attachments: [crypto.randomUUID()] }, 404],
    ['with a letter of tomorrow', { day: '2022-11-24' }, 422],
  ])('R7 refused %s', (_what, change, expected) =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      const letter = { ...(await paperAs(lan)), ...change };
      expect((await lan.call(askForAccount, { body: { kind: 'close', reason, letter } })).status).toBe(expected);
    }),
  );

  it('R9 ASVS 8.2.2 not for another unit, not with its file, and its file is not read', () =>
    world.rollback(async () => {
      const [lan, sen, quan, thu] = [
        await world.as('lan'),
        await world.as('sen'),
        await world.as('quan'),
        await world.as('thu'),
      ];
      const unitId = await unitIdOf(quan, people.sen.unit);
      const foreign = await lan.call(askForAccount, {
        body: { kind: 'close', unitId, reason, letter: await paperAs(lan) },
      });
      expect(foreign.status).toBe(404);
      const department = await thu.call(askForAccount, {
        body: { kind: 'close', unitId, reason, letter: await paperAs(thu) },
      });
      expect(department.status).toBe(404);
      const file = await attachAs(sen);
      const stolen = { number: '1/UBND', day: '2022-11-20', attachments: [file] };
      expect((await lan.call(askForAccount, { body: { kind: 'close', reason, letter: stolen } })).status).toBe(404);
      const own = { number: '1/UBND', day: '2022-11-20', attachments: [file] };
      expect((await sen.call(askForAccount, { body: { kind: 'close', reason, letter: own } })).status).toBe(200);
      const read = async (client: Client) => (await client.call(downloadAttachment, { params: { id: file } })).status;
      expect([await read(sen), await read(quan), await read(lan), await read(thu)]).toEqual([200, 200, 404, 404]);
      expect(await read(await world.as('vinh'))).toBe(404);
    }));

  it('R9 only the accounts duty decides', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      const asked = await lan.call(askForAccount, { body: { kind: 'close', reason, letter: await paperAs(lan) } });
      const params = { id: asked.body.id };
      for (const name of ['lan', 'minh', 'ban', 'tuan', 'mai', 'ngoc', 'vinh'] as const) {
        const client = await world.as(name);
        expect([name, (await client.call(acceptRequest, { params, body: { version: 1 } })).status]).toEqual([
          name,
          403,
        ]);
        expect([name, (await client.call(listRequests, { query: {} })).status]).toEqual([name, 403]);
      }
    }));

  it('ASVS 8.2.3 what the body adds is refused, what the account may not ask is said', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      const letter = await paperAs(lan);
      const extra = { kind: 'close', reason, letter, state: 'accepted' };
      expect((await lan.call(askForAccount, { body: extra as never })).status).toBe(400);
      const { status, problem } = await lan.call(askForAccount, { body: { kind: 'reopen', reason, letter } });
      expect([status, problem.allowed]).toEqual([409, ['change', 'handover', 'close']]);
    }));

  it('SEC-22 R5 what the request says of the custodian lies sealed', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      const body = {
        kind: 'handover' as const,
        reason,
        letter: await paperAs(lan),
        custodian: hoa,
        changedOn: '2022-11-20',
      };
      expect((await lan.call(askForAccount, { body })).status).toBe(200);
      const rows = await world.db.selectFrom('account_request').selectAll().execute();
      const trail = await world.db.selectFrom('audit_event').selectAll().execute();
      const replies = await world.db.selectFrom('request_key').selectAll().execute();
      const stored = JSON.stringify([rows, trail, replies]);
      expect(stored).not.toContain(hoa.phone);
      expect(stored).not.toContain(hoa.email);
      expect(rows[0]?.custodian).toMatch(/^g1\./);
    }));
});

describe('two at once', () => {
  it('R7 of two who accept the same request one does it, the other hears that it is decided', () =>
    world.rollback(async () => {
      const [lan, quan] = [await world.as('lan'), await world.as('quan')];
      const asked = await lan.call(askForAccount, { body: { kind: 'close', reason, letter: await paperAs(lan) } });
      const accept = () => quan.call(acceptRequest, { params: { id: asked.body.id }, body: { version: 1 } });
      const answers = await Promise.all([accept(), accept(), accept()]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const closings = await world.db
        .selectFrom('audit_event')
        .select('id')
        .where('action', '=', 'account.close')
        .execute();
      expect(closings.length).toBe(1);
    }));
});

describe('opening many', () => {
  it('R2 the passwords are hashed before the transaction: whoever comes later is answered first', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const { body: units } = await quan.call(listUnits);
      const held = new Set((await quan.call(listAccounts, { query: {} })).body.accounts.map((row) => row.unitId));
      const free = units.units.filter(({ id, kind }) => kind === 'department' && !held.has(id)).slice(0, 12);
      const accounts = free.map(({ id }) => ({ username: `don.vi.${id}`, kind: 'unit' as const, unitId: id }));
      const order: string[] = [];
      const opening = quan.call(openAccounts, { body: { accounts } }).then((answer) => {
        order.push('opened');
        return answer;
      });
      await quan.call(getMe).then(() => order.push('answered'));
      expect((await opening).body.accounts.length).toBe(12);
      expect(order).toEqual(['answered', 'opened']);
    }));

  it('R9 ASVS 2.4.1 who may not open accounts sets nobody hashing', () =>
    world.rollback(async () => {
      const accounts = [{ username: 'x1', kind: 'unit' as const, unitId: 1 }];
      expect((await (await world.as('lan')).call(openAccounts, { body: { accounts } })).status).toBe(403);
      expect((await world.stranger().call(openAccounts, { body: { accounts } })).status).toBe(401);
    }));

  it('R2 SEC-12 of two that name the same unit neither is opened', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const unitId = await unitIdOf(quan, 'SNV');
      const accounts = ['a1', 'a2'].map((username) => ({ username, kind: 'unit' as const, unitId }));
      expect((await quan.call(openAccounts, { body: { accounts } })).status).toBe(422);
      expect((await quan.call(listAccounts, { query: { search: 'a1' } })).body.accounts).toEqual([]);
    }));
});
