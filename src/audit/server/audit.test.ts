import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../../tests/world/people.ts';
import { writeLine } from '../../../tests/world/trail-line.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { issuePassword, listAccounts } from '../../accounts/contract.ts';
import { extendDueDates, getCampaign } from '../../campaigns/contract.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { getMe } from '../../sign-in/contract.ts';
import { listSubmissions, saveDraft } from '../../submissions/contract.ts';
import { listAuditEvents } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const request = { id: 'yeu-cau-1', address: '10.0.0.7', port: 40_123, userAgent: 'Mozilla/5.0' };
const write = (count: number) =>
  world.db.transaction().execute(async (tx) => {
    for (let index = 0; index < count; index += 1)
      await writeLine(tx, { action: 'thu.ghi', objectType: 'thu', objectId: index }, world.clock.now, request);
  });
const attempt = (statement: ReturnType<typeof sql>) => world.db.transaction().execute((tx) => statement.execute(tx));

describe('the trail', () => {
  it('R27 cannot be changed, deleted or emptied: the database refuses', () =>
    world.rollback(async () => {
      await write(1);
      await expect(attempt(sql`update audit_event set reason = 'khác'`)).rejects.toThrow(/append-only/);
      await expect(attempt(sql`delete from audit_event`)).rejects.toThrow(/append-only/);
      await expect(attempt(sql`truncate audit_event`)).rejects.toThrow(/append-only/);
      const { count } = await world.db
        .selectFrom('audit_event')
        .select(sql<number>`count(*)::integer`.as('count'))
        .where('action', '=', 'thu.ghi')
        .executeTakeFirstOrThrow();
      expect(count).toBe(1);
    }));

  it('R26 the history of figures cannot be changed either', () =>
    world.rollback(async () => {
      for (const table of ['change_set', 'revision', 'review_step', 'consolidation_signature']) {
        const triggers = await sql<{
          count: number;
        }>`select count(*)::integer as count from pg_trigger t where t.tgrelid = ${table}::regclass and t.tgname = ${`${table}_append_only`}`.execute(
          world.db,
        );
        expect([table, triggers.rows[0]?.count]).toEqual([table, 1]);
      }
    }));

  it('R27 a line that cannot be written takes the change with it', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const { body } = await quan.call(listAccounts, { query: { search: people.lan.username } });
      const lan = await world.as('lan');
      await sql`alter table audit_event add constraint no_more check (action <> 'password.issue')`.execute(world.db);
      const { status, problem } = await quan.call(issuePassword, {
        params: { id: body.accounts[0]?.id ?? '' },
        body: { reason: 'Quên mật khẩu' },
      });
      expect([status, problem.code]).toEqual([500, 'unexpected']);
      expect((await lan.call(getMe)).status).toBe(200);
      expect((await lan.call(getMe)).body.mustChangePassword).toBe(false);
    }));

  it('R27 each line holds account, custodian, unit, time, address, port and the digest of all that', () =>
    world.rollback(async () => {
      await world.as('lan');
      const row = await world.db
        .selectFrom('audit_event')
        .selectAll()
        .where('action', '=', 'session.open')
        .executeTakeFirstOrThrow();
      expect(row).toMatchObject({
        account_name: people.lan.username,
        custodian_name: 'Hoàng Thị Lan',
        object_type: 'account',
        result: 'done',
        address: '127.0.0.1',
        at: world.clock.now,
      });
      expect(row.request_id).toMatch(/^[0-9a-f-]{36}$/);
      expect(row.unit_id).not.toBeNull();
      const { id: _, digest, at, recorded_at: recordedAt, ...fields } = row;
      expect(recordedAt).toBeInstanceOf(Date);
      expect(digest).toBe(digestOf({ ...fields, at: at.toISOString() }));
      expect(digestOf({ ...fields, at: at.toISOString(), reason: 'khác' })).not.toBe(digest);
    }));

  it('R27 a refusal stands in it with who was refused what', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      expect((await lan.call(listAuditEvents)).status).toBe(403);
      const { body } = await (await world.as('ngoc')).call(listAuditEvents, { query: { action: 'refused' } });
      expect(body.events).toMatchObject([
        {
          account: people.lan.username,
          custodian: 'Hoàng Thị Lan',
          unit: 'Xã Đàm Thủy',
          objectId: 'GET /api/audit',
          result: 'refused',
          reason: 'not-allowed',
        },
      ]);
    }));

  it('R27 ASVS 16.4.1 keeps what an outsider typed as text, whatever it is, and what his browser says on one line', () =>
    world.rollback(async () => {
      const agent = 'x\r\n{"action":"giả"}\u001b[31m\0';
      await world.db.transaction().execute((tx) =>
        writeLine(tx, { action: 'thu.ghi', objectType: 'thu', reason: agent, detail: { agent } }, world.clock.now, {
          ...request,
          userAgent: agent,
        }),
      );
      const row = await world.db
        .selectFrom('audit_event')
        .selectAll()
        .where('action', '=', 'thu.ghi')
        .executeTakeFirstOrThrow();
      const kept = agent.slice(0, -1);
      expect([row.reason, row.detail]).toEqual([kept, { agent: kept }]);
      expect(row.user_agent).toBe('x\\u{d}\\u{a}{"action":"giả"}\\u{1b}[31m\\u{0}');
    }));
});

describe('reading the trail', () => {
  it('R27 goes newest first in pages that neither repeat nor leave out, and stands in the trail itself', () =>
    world.rollback(async () => {
      await write(7);
      const ngoc = await world.as('ngoc');
      const seen: (string | null)[] = [];
      let before: number | undefined;
      for (let page = 0; page < 4; page += 1) {
        const { body } = await ngoc.call(listAuditEvents, {
          query: { action: 'thu.ghi', limit: 3, ...(before === undefined ? {} : { before }) },
        });
        seen.push(...body.events.map(({ objectId }) => objectId));
        if (body.next === null) break;
        before = body.next;
      }
      expect(seen).toEqual(['6', '5', '4', '3', '2', '1', '0']);
      const { body } = await ngoc.call(listAuditEvents, { query: { action: 'audit.read' } });
      expect(body.events).toHaveLength(3);
      expect(body.events[0]).toMatchObject({
        account: people.ngoc.username,
        detail: { action: 'thu.ghi', limit: 3, count: 1 },
      });
    }));

  it('R27 is narrowed by account, unit, object and Vietnamese days', () =>
    world.rollback(async () => {
      const ngoc = await world.as('ngoc');
      await world.as('lan');
      world.clock.now = new Date('2022-11-23T16:59:00Z');
      await world.as('minh');
      world.clock.now = new Date('2022-11-23T17:01:00Z');
      await world.as('thu');
      world.clock.now = new Date('2022-11-23T02:01:00Z');
      const accounts = async (query: Record<string, string | number>) =>
        (await ngoc.call(listAuditEvents, { query: { action: 'session.open', ...query } })).body.events.map(
          ({ account }) => account,
        );
      expect(await accounts({ to: '2022-11-23' })).toEqual(['trungkhanh', people.lan.username, people.ngoc.username]);
      expect(await accounts({ from: '2022-11-24' })).toEqual(['ctk']);
      const lan = await world.db
        .selectFrom('account')
        .select(['id', 'unit_id'])
        .where('username', '=', people.lan.username)
        .executeTakeFirstOrThrow();
      expect(await accounts({ unit: lan.unit_id })).toEqual([people.lan.username]);
      expect(await accounts({ object: lan.id })).toEqual([people.lan.username]);
      expect(await accounts({ action: 'session', account: people.minh.username })).toEqual([people.minh.username]);
    }));

  it('R27 a line names its object: form, period and unit of a sheet, title of a campaign, name of an account', () =>
    world.rollback(async () => {
      const campaign = await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const [tuan, lan, ngoc] = [await world.as('tuan'), await world.as('lan'), await world.as('ngoc')];
      const sheet = (await lan.call(listSubmissions, { query: {} })).body.submissions[0];
      await lan.call(saveDraft, {
        params: { id: sheet?.id ?? '' },
        body: { baseVersion: 1, cells: { 'A01.TAY': '1' } },
      });
      await tuan.call(extendDueDates, {
        params: { id: campaign },
        body: { form: 'DT01', units: [sheet?.reporter.id ?? 0], dueOn: '2022-11-30', reason: 'Mưa lũ' },
      });
      const aboutOf = async (action: string) =>
        (await ngoc.call(listAuditEvents, { query: { action, limit: 1 } })).body.events[0]?.about;
      expect(await aboutOf('submission.save')).toEqual({
        form: 'DT01',
        period: '2022',
        name: 'Xã Đàm Thủy, huyện Trùng Khánh',
      });
      const title = (await tuan.call(getCampaign, { params: { id: campaign } })).body.title;
      expect(await aboutOf('campaign.extend')).toEqual({ form: null, period: null, name: title });
      expect(await aboutOf('session.open')).toEqual({ form: null, period: null, name: people.ngoc.username });
      expect(await aboutOf('audit.read')).toBeNull();
    }));
});
