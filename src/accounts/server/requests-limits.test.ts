import { describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { seenRequest, UNSEEN } from '../../../tests/world/decide.ts';
import { attachAs, paperAs } from '../../../tests/world/papers.ts';
import { people } from '../../../tests/world/people.ts';
import { downloadAttachment } from '../../documents/contract.ts';
import { getMe } from '../../sign-in/contract.ts';
import { listUnits } from '../../units/contract.ts';
import { acceptRequest, askForAccount, listRequests } from '../contract/requests.ts';
import { listAccounts, openAccounts } from '../contract.ts';
import { hoa, keepWorld, reason, unitIdOf, world } from './requests.fixture.ts';

keepWorld();

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
        expect([name, (await client.call(acceptRequest, { params, body: { seen: UNSEEN } })).status]).toEqual([
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
      const seen = await seenRequest(quan, asked.body.id);
      const accept = () => quan.call(acceptRequest, { params: { id: asked.body.id }, body: { seen } });
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
