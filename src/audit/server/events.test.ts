import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../../tests/world/people.ts';
import { ownSubmission, submitAs } from '../../../tests/world/round.ts';
import { round, someEvents } from '../../../tests/world/some-events.ts';
import { lastEventId, misfit, writtenAfter } from '../../../tests/world/trail.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getMe, signIn, signOut } from '../../sign-in/contract.ts';
import { saveDraft } from '../../submissions/contract.ts';
import { listAuditEvents } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('SEC-15 ASVS 16.2.1 the fields of an event', () => {
  it('SEC-15 every event has who, of which kind and unit, custodian, when to the microsecond, from where, what, result', () =>
    world.rollback(async () => {
      await someEvents(world);
      const { body } = await (await world.as('ngoc')).call(listAuditEvents, { query: { limit: 500 } });
      expect(new Set(body.events.map(({ accountKind }) => accountKind))).toEqual(
        new Set(['unit', 'operator', 'none', 'system']),
      );
      expect(body.events.length).toBeGreaterThan(9);
      const sent = body.events.find(({ action }) => action === 'submission.submit');
      expect(sent).toMatchObject({
        account: people.lan.username,
        accountKind: 'unit',
        actorUnit: 'Xã Đàm Thủy',
        unit: 'Xã Đàm Thủy',
      });
      expect(sent?.before).not.toBe(sent?.after);
    }));

  it('SEC-15 the schema of an action is strict: any field too much, missing, or of another kind is a misfit', () =>
    world.rollback(async () => {
      const before = await lastEventId(world.db);
      await someEvents(world);
      const [saved, refused] = ['submission.save', 'session.refused'].map((action) => async () => {
        const found = (await writtenAfter(world.db, before)).find((event) => event.action === action);
        if (found === undefined) throw new Error(`${action} was not written`);
        return found;
      });
      const [save, refusal] = [await saved?.(), await refused?.()];
      if (save === undefined || refusal === undefined) throw new Error('unreachable');
      expect([misfit(save), misfit(refusal)]).toEqual([undefined, undefined]);
      const detail = { version: 2, cells: 1 };
      for (const wrong of [
        { ...save, action: 'submission.saved' },
        { ...save, object_type: 'form' },
        { ...save, object_id: null },
        { ...save, account_id: null },
        { ...save, account_kind: 'none' },
        { ...save, address: null },
        { ...save, before_digest: null },
        { ...save, result: 'refused' },
        { ...save, reason: 'vì sao' },
        { ...save, detail: {} },
        { ...save, detail: { ...detail, password: 'Mat-Khau-1!' } },
        { ...save, extra: 1 },
        { ...save, request_id: null },
        { ...save, user_agent: 'một\nhai' },
        { ...refusal, reason: null },
        { ...refusal, result: 'done' },
      ])
        expect([wrong.action, misfit(wrong)]).toEqual([wrong.action, expect.any(String)]);
    }));

  it('SEC-16 ASVS 16.3.1 signing in, out, and a refusal are there', () =>
    world.rollback(async () => {
      await someEvents(world);
      const { body } = await (await world.as('ngoc')).call(listAuditEvents, { query: { limit: 500 } });
      const actions = new Set(body.events.map(({ action }) => action));
      for (const action of ['session.open', 'session.close', 'session.refused', 'refused', 'submission.save'])
        expect(actions).toContain(action);
    }));

  it('ASVS 16.4.1 line breaks and terminal colours in what a browser says of itself stay on one line', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      const agent = 'Mozilla\u001b[31m\u0007 giả mạo \u0085 hết';
      await stranger.call(
        signIn,
        { body: { username: people.nga.username, password: 'Sai-Mat-Khau-1!' } },
        { headers: { 'user-agent': agent } },
      );
      const row = await world.db
        .selectFrom('audit_event')
        .select('user_agent')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      expect(row.user_agent).toBe('Mozilla\\u{1b}[31m\\u{7} giả mạo \\u{85} hết');
    }));

  it('R27 an audit line that cannot be written undoes the change: nothing saved, nothing sent, nobody signed out', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const lan = await world.as('lan');
      const own = await ownSubmission(lan, round);
      await sql`create function refuse_line() returns trigger language plpgsql as $$ begin raise exception 'đầy'; end $$`.execute(
        world.db,
      );
      await sql`create trigger refuse_line before insert on audit_event for each row when (new.action <> 'refused') execute function refuse_line()`.execute(
        world.db,
      );
      const body = { baseVersion: own.dataVersion, cells: { 'A01.TAY': '7' } };
      const saved = await lan.call(saveDraft, { params: { id: own.id }, body });
      expect([saved.status, saved.problem.code]).toEqual([500, 'unexpected']);
      await expect(submitAs(lan, 'lan', round)).rejects.toThrow(/unexpected/);
      const { cookie } = lan;
      expect((await lan.call(signOut)).status).toBe(500);
      expect(lan.cookie).toBe(cookie);
      expect((await lan.call(getMe)).status).toBe(200);
      expect(await ownSubmission(lan, round)).toMatchObject({ state: 'draft', dataVersion: own.dataVersion });
      const { rows } = await sql<{
        count: number;
      }>`select count(*)::integer as count from change_set where submission_id = ${own.id}::uuid`.execute(world.db);
      expect(rows[0]?.count).toBe(0);
    }));
});
