import { describe, expect, it } from 'vitest';
import { seenRequest, UNSEEN } from '../../../tests/world/decide.ts';
import { paperAs } from '../../../tests/world/papers.ts';
import { people } from '../../../tests/world/people.ts';
import { listAuditEvents } from '../../audit/contract.ts';
import { getMe, signIn } from '../../sign-in/contract.ts';
import { getOwnAccount } from '../contract/custodians.ts';
import { acceptRequest, askForAccount, listRequests, refuseRequest, withdrawRequest } from '../contract/requests.ts';
import { closeAccount, listAccounts } from '../contract.ts';
import { hoa, idOf, keepWorld, reason, unitIdOf, world } from './requests.fixture.ts';

keepWorld();

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
      const accepted = await quan.call(acceptRequest, {
        params,
        body: { seen: await seenRequest(quan, asked.body.id) },
      });
      expect([accepted.status, accepted.body.issued]).toEqual([200, null]);
      expect((await lan.call(getMe)).status).toBe(401);
      const again = await quan.call(acceptRequest, { params, body: { seen: await seenRequest(quan, asked.body.id) } });
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
      const { body } = await quan.call(acceptRequest, {
        params: { id: asked.body.id },
        body: { seen: await seenRequest(quan, asked.body.id) },
      });
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
        body: { seen: await seenRequest(quan, asked.body.id), username: 'chivien.tk' },
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
      await quan.call(acceptRequest, {
        params: { id: asked.body.id },
        body: { seen: await seenRequest(quan, asked.body.id) },
      });
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
      const { status, problem } = await quan.call(acceptRequest, {
        params,
        body: { seen: await seenRequest(quan, asked.body.id) },
      });
      expect([status, problem.code]).toEqual([409, 'in-use']);
      expect((await quan.call(listRequests, { query: { state: 'waiting' } })).body.waiting).toBe(1);
      expect(
        (
          await quan.call(refuseRequest, {
            params,
            body: { seen: await seenRequest(quan, asked.body.id), reason: 'Tài khoản đã hoạt động' },
          })
        ).status,
      ).toBe(200);
    }));

  it('R7 refused with a reason that the unit reads; withdrawn only by who asked', () =>
    world.rollback(async () => {
      const [lan, quan, minh] = [await world.as('lan'), await world.as('quan'), await world.as('minh')];
      const asked = await lan.call(askForAccount, { body: { kind: 'close', reason, letter: await paperAs(lan) } });
      const params = { id: asked.body.id };
      expect((await minh.call(withdrawRequest, { params, body: { version: 1 } })).status).toBe(403);
      expect((await (await world.as('sen')).call(withdrawRequest, { params, body: { version: 1 } })).status).toBe(404);
      await quan.call(refuseRequest, {
        params,
        body: { seen: await seenRequest(quan, asked.body.id), reason: 'Văn bản chưa có chữ ký' },
      });
      expect((await lan.call(getOwnAccount)).body.requests[0]).toMatchObject({
        state: 'refused',
        decisionReason: 'Văn bản chưa có chữ ký',
      });
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

  it('R7 one of a kind waits at a time, and what nobody saw is not decided', () =>
    world.rollback(async () => {
      const [lan, quan] = [await world.as('lan'), await world.as('quan')];
      const wish = async () => ({ body: { kind: 'close' as const, reason, letter: await paperAs(lan) } });
      const first = await lan.call(askForAccount, await wish());
      const second = await lan.call(askForAccount, await wish());
      expect([second.status, second.problem.code]).toEqual([409, 'already-exists']);
      const params = { id: first.body.id };
      const unseen = await quan.call(acceptRequest, { params, body: { seen: UNSEEN } });
      expect([unseen.status, unseen.problem.code]).toEqual([409, 'not-as-seen']);
      const stale = await lan.call(withdrawRequest, { params, body: { version: 7 } });
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
      const seen = await seenRequest(quan, asked.body.id);
      const accept = () => quan.call(acceptRequest, { params: { id: asked.body.id }, body: { seen } }, { key });
      const [first, second] = [await accept(), await accept()];
      expect(second.body).toEqual(first.body);
    }));
});
