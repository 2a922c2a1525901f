import { Ajv } from 'ajv';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../../tests/world/people.ts';
import { ownSubmission, submitAs } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getMe, signIn, signOut } from '../../accounts/contract.ts';
import { saveDraft } from '../../submissions/contract.ts';
import { getRetention, setRetention } from '../contract/retention.ts';
import { getCheckpoint, getConsistencyProof, getInclusionProof } from '../contract/seal.ts';
import { exportAuditEvents, listAuditEvents } from '../contract.ts';
import { isConsistent, isIncluded } from '../rules/proofs.ts';
import { sha256Bytes } from './event-digest.ts';
import { recordSystemEvent } from './index.ts';
import { watchStore } from './watch-store.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const text = { type: 'string', minLength: 1 };
const orNull = (schema: object) => ({ anyOf: [schema, { type: 'null' }] });
const digest = { type: 'string', pattern: '^sha256:[0-9a-f]{64}$' };
/** SEC-15: the fields of every event. */
const EVENT = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id',
    'at',
    'recordedAt',
    'account',
    'accountKind',
    'custodian',
    'unit',
    'actorUnit',
    'action',
    'objectType',
    'objectId',
    'result',
    'reason',
    'address',
    'port',
    'userAgent',
    'requestId',
    'before',
    'after',
    'detail',
    'digest',
    'sealNumber',
    'about',
  ],
  properties: {
    id: { type: 'integer', minimum: 1 },
    at: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' },
    recordedAt: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z$' },
    account: orNull(text),
    accountKind: { enum: ['unit', 'operator', 'system', 'none'] },
    custodian: orNull(text),
    unit: orNull(text),
    actorUnit: orNull(text),
    action: { type: 'string', pattern: '^(refused|[a-z-]+\\.[a-z-]+)$' },
    objectType: text,
    objectId: orNull(text),
    about: orNull({ type: 'object' }),
    result: { enum: ['done', 'refused'] },
    reason: orNull(text),
    address: orNull(text),
    port: orNull({ type: 'integer' }),
    userAgent: orNull({ type: 'string', pattern: '^[^\\u0000-\\u001f\\u007f]*$' }),
    requestId: text,
    before: orNull(digest),
    after: orNull(digest),
    detail: { type: 'object' },
    digest,
    sealNumber: orNull({ type: 'integer', minimum: 1 }),
  },
  // Whoever acted under an account is named with kind, unit and custodian; the system has no address, everybody else has one.
  allOf: [
    {
      if: { properties: { accountKind: { enum: ['unit', 'operator'] } } },
      // biome-ignore lint/suspicious/noThenProperty: JSON schema
      then: { properties: { account: text, custodian: text, actorUnit: text, address: text } },
    },
    {
      if: { properties: { accountKind: { const: 'system' } } },
      // biome-ignore lint/suspicious/noThenProperty: JSON schema
      then: { properties: { account: { type: 'null' }, address: { type: 'null' } } },
      else: { properties: { address: text } },
    },
  ],
};
const isEvent = new Ajv({ strict: false }).compile(EVENT);

const round = { form: 'DT01', period: '2022' };
/** A little of everything: in, out, refused, saved, sent, and a job. */
const someEvents = async () => {
  await world.openCampaign({ forms: ['DT01'], period: '2022' });
  const lan = await world.as('lan');
  const own = await ownSubmission(lan, round);
  await lan.call(saveDraft, {
    params: { id: own.id },
    body: { baseVersion: own.dataVersion, cells: { 'A01.TAY': '7' } },
  });
  world.clock.now = new Date(world.clock.now.getTime() + 1000);
  await submitAs(lan, 'lan', round);
  await lan.call(listAuditEvents);
  await world.stranger().call(signIn, { body: { username: people.lan.username, password: 'Sai-Mat-Khau-1!' } });
  await (await world.as('nga')).call(signOut);
  await recordSystemEvent(
    world.db,
    'job thu',
    { action: 'account.close', objectType: 'account', objectId: 'x' },
    world.clock.now,
  );
  return own;
};

describe('SEC-15 ASVS 16.2.1 the fields of an event', () => {
  it('SEC-15 every event has who, of which kind and unit, custodian, when to the microsecond, from where, what, result', () =>
    world.rollback(async () => {
      await someEvents();
      const { body } = await (await world.as('ngoc')).call(listAuditEvents, { query: { limit: 500 } });
      expect(new Set(body.events.map(({ accountKind }) => accountKind))).toEqual(
        new Set(['unit', 'operator', 'none', 'system']),
      );
      expect(body.events.length).toBeGreaterThan(9);
      for (const event of body.events)
        expect([event.action, isEvent(event), isEvent.errors]).toEqual([event.action, true, null]);
      const sent = body.events.find(({ action }) => action === 'submission.submit');
      expect(sent).toMatchObject({
        account: people.lan.username,
        accountKind: 'unit',
        actorUnit: 'Xã Đàm Thủy',
        unit: 'Xã Đàm Thủy',
      });
      expect(sent?.before).not.toBe(sent?.after);
    }));

  it('SEC-16 ASVS 16.3.1 signing in, out, and a refusal are there', () =>
    world.rollback(async () => {
      await someEvents();
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
      }>`select count(*)::integer as count from cell_change where submission_id = ${own.id}::uuid`.execute(world.db);
      expect(rows[0]?.count).toBe(0);
    }));
});

describe('searching the trail', () => {
  it('R26 R27 by result, by figure of a sheet, by custodian; a figure without its sheet is asked back', () =>
    world.rollback(async () => {
      const own = await someEvents();
      const ngoc = await world.as('ngoc');
      const actions = async (query: object) =>
        (await ngoc.call(listAuditEvents, { query: { limit: 100, ...query } })).body.events.map(({ action }) => action);
      expect(await actions({ object: own.id, cell: 'A01.TAY' })).toEqual(['submission.submit', 'submission.save']);
      expect(await actions({ object: own.id, cell: 'A02.TAY' })).toEqual(['submission.submit']);
      expect(await actions({ result: 'refused' })).toEqual(['session.refused', 'refused']);
      expect(await actions({ account: 'Nông Thị Nga' })).toEqual(['session.close', 'session.open']);
      const answer = await ngoc.call(listAuditEvents, { query: { cell: 'A01.TAY' } });
      expect([answer.status, answer.problem.detail]).toEqual([
        400,
        'Tìm theo chỉ tiêu thì phải nêu cả phiếu (đối tượng).',
      ]);
    }));

  it('ASVS 1.2.9 a search word is taken literally', () =>
    world.rollback(async () => {
      const ngoc = await world.as('ngoc');
      for (const action of ['%', '_', 'sess%', '\\', "' or 1=1 --"])
        expect((await ngoc.call(listAuditEvents, { query: { action } })).body.events).toEqual([]);
    }));
});

const csvOf = (raw: Buffer) => raw.toString('utf8').split('\r\n');

describe('exporting the trail', () => {
  it('R27 SEC-16 ASVS 1.2.10 as CSV: marked as UTF-8, no cell a formula, every line whole, the export itself a line', () =>
    world.rollback(async () => {
      await recordSystemEvent(
        world.db,
        'job thu',
        {
          action: 'thu.ghi',
          objectType: 'thu',
          objectId: '=HYPERLINK("http://x")',
          reason: '@SUM(A1)\r\n-1+2',
          detail: { a: '"' },
        },
        world.clock.now,
      );
      const ngoc = await world.as('ngoc');
      const answer = await ngoc.call(exportAuditEvents, { query: { action: 'thu.ghi' } });
      const [head, line, rest] = csvOf(answer.raw);
      expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
      expect(answer.headers['content-disposition']).toContain('attachment');
      expect(head?.startsWith('\uFEFF"Mã dòng","Số niêm phong"')).toBe(true);
      expect(line).toContain(`"'=HYPERLINK(""http://x"")"`);
      expect(line).toContain(`"'@SUM(A1)\\u{d}\\u{a}-1+2"`);
      expect(rest).toBe('');
      const { body } = await ngoc.call(listAuditEvents, { query: { action: 'audit.export' } });
      expect(body.events[0]).toMatchObject({ account: people.ngoc.username, detail: { action: 'thu.ghi', count: 1 } });
    }));

  it('R27 more lines than a file takes are refused with a word on what to do', () =>
    world.rollback(async () => {
      await sql`insert into audit_event (at, action, object_type, result, digest) select now(), 'thu.nhieu', 'thu', 'done', 'x' from generate_series(1, 20001)`.execute(
        world.db,
      );
      const answer = await (await world.as('ngoc')).call(exportAuditEvents, { query: { action: 'thu.nhieu' } });
      expect([answer.status, answer.problem.detail]).toEqual([
        413,
        'Có hơn 20.000 dòng khớp điều kiện lọc. Thu hẹp khoảng ngày hoặc thêm điều kiện rồi xuất từng phần.',
      ]);
    }));
});

describe('SEC-19 proofs over HTTP', () => {
  it('R27 SEC-19 a line shows its number once it is sealed, and proofs hold against the signed root', () =>
    world.rollback(async () => {
      await someEvents();
      expect(await world.runJobs({ scheduled: ['audit-seal'] })).toMatchObject({ failures: [] });
      const first = (await world.db.selectFrom('audit_checkpoint').selectAll().executeTakeFirstOrThrow()).size;
      const ngoc = await world.as('ngoc');
      world.clock.now = new Date(world.clock.now.getTime() + 300_000);
      await world.runJobs({ scheduled: ['audit-seal'] });
      const { body } = await ngoc.call(listAuditEvents, { query: { limit: 500 } });
      expect(body.seal?.size).toBeGreaterThan(first);
      expect(body.events.filter(({ sealNumber }) => sealNumber !== null)).toHaveLength(body.seal?.size ?? 0);
      const bytes = (base64: string) => Buffer.from(base64, 'base64');
      const last = (await ngoc.call(getCheckpoint)).body;
      for (const number of [1, first, last.size]) {
        const { body: proof } = await ngoc.call(getInclusionProof, { query: { number } });
        const path = proof.path.map(bytes);
        expect(
          isIncluded(sha256Bytes, {
            leaf: bytes(proof.leaf),
            number: number - 1,
            size: last.size,
            root: bytes(last.root),
            path,
          }),
        ).toBe(true);
      }
      const { body: proof } = await ngoc.call(getConsistencyProof, { query: { from: first } });
      const ends = {
        first: { size: first, root: bytes(proof.from.root) },
        second: { size: last.size, root: bytes(proof.to.root) },
      };
      expect(isConsistent(sha256Bytes, { ...ends, path: proof.path.map(bytes) })).toBe(true);
      expect((await ngoc.call(getInclusionProof, { query: { number: last.size + 1 } })).status).toBe(404);
      expect((await ngoc.call(getConsistencyProof, { query: { from: last.size + 5 } })).status).toBe(404);
      expect((await ngoc.call(getConsistencyProof, { query: { from: last.size, to: first } })).status).toBe(400);
      const lan = await world.as('lan');
      for (const route of [getCheckpoint, getInclusionProof, getConsistencyProof])
        expect((await lan.call(route, { query: { number: 1, from: 1 } } as never)).status).toBe(403);
      const proving = await ngoc.call(listAuditEvents, { query: { action: 'audit.prove' } });
      expect(proving.body.events.length).toBe(5);
    }));
});

describe('SEC-17 how long the trail is kept', () => {
  const operations = async () => {
    await sql`update account set duties = array['operations'] where username = ${people.tuan.username}`.execute(
      world.db,
    );
    return world.as('tuan');
  };

  it('SEC-17 twelve months unless more is chosen; less is refused with its legal basis; the choice is a line', () =>
    world.rollback(async () => {
      const tuan = await operations();
      expect((await tuan.call(getRetention)).body).toMatchObject({ months: 12, floor: 12, since: null });
      const refused = await tuan.call(setRetention, { body: { months: 11, reason: 'Hết chỗ' } });
      expect([refused.status, refused.problem.detail]).toEqual([
        422,
        expect.stringContaining('ít nhất 12 tháng (Nghị định 333'),
      ]);
      expect(
        (await tuan.call(setRetention, { body: { months: 24, reason: 'Theo ý kiến Thanh tra' } })).body,
      ).toMatchObject({ months: 24, by: 'Lê Anh Tuấn' });
      const { body } = await (await world.as('ngoc')).call(listAuditEvents, { query: { action: 'audit.retention' } });
      expect(body.events[0]).toMatchObject({
        reason: 'Theo ý kiến Thanh tra',
        detail: { months: 24, formerMonths: 12 },
      });
      const ngoc = await world.as('ngoc');
      expect((await ngoc.call(getRetention)).status).toBe(200);
      expect((await ngoc.call(setRetention, { body: { months: 24, reason: 'x' } })).status).toBe(403);
      expect((await (await world.as('lan')).call(getRetention)).status).toBe(403);
    }));

  const aged = (action: string, months: number) =>
    sql`insert into audit_event (at, recorded_at, action, object_type, result, digest)
      select t, t, ${action}, 'thu', 'done', 'x' from (select now() - make_interval(months => ${months}) as t) as past`.execute(
      world.db,
    );

  it('SEC-17 the job removes sealed security events past the term, never younger ones or changes of figures; their leaves stay', () =>
    world.rollback(async () => {
      world.clock.now = new Date();
      await aged('session.open', 13);
      await aged('session.close', 11);
      await aged('submission.submit', 40);
      expect(await world.runJobs({ scheduled: ['audit-seal'] })).toMatchObject({ failures: [] });
      await aged('session.refused', 13);
      const leaves = async () =>
        (await sql<{ count: number }>`select count(*)::integer as count from audit_leaf`.execute(world.db)).rows[0]
          ?.count;
      const before = await leaves();
      expect(await world.runJobs({ scheduled: ['audit-removal'] })).toMatchObject({ failures: [] });
      const kept = await world.db
        .selectFrom('audit_event')
        .select('action')
        .where('object_type', '=', 'thu')
        .orderBy('id')
        .execute();
      expect(kept.map(({ action }) => action)).toEqual(['session.close', 'submission.submit', 'session.refused']);
      expect(await leaves()).toBe(before);
      const line = await world.db
        .selectFrom('audit_event')
        .selectAll()
        .where('action', '=', 'audit.remove')
        .executeTakeFirstOrThrow();
      expect(line).toMatchObject({ account_kind: 'system', detail: { count: 1, months: 12 } });
    }));

  it('SEC-17 the database itself refuses to remove younger events, whoever asks', () =>
    world.rollback(async () => {
      const attempt = (statement: ReturnType<typeof sql>) =>
        world.db.transaction().execute((tx) => statement.execute(tx));
      await expect(attempt(sql`select remove_audit_events(now() - interval '11 months', 10)`)).rejects.toThrow(
        /twelve months/,
      );
      await expect(
        world.db.transaction().execute(async (tx) => {
          await sql`insert into audit_event (at, action, object_type, result, digest) values (now() - interval '13 months', 'session.open', 'thu', 'done', 'x')`.execute(
            tx,
          );
          await sql`select set_config('app.audit_removal', 'on', true)`.execute(tx);
          await sql`delete from audit_event`.execute(tx);
        }),
      ).rejects.toThrow(/append-only/);
    }));

  it('SEC-17 a disk more than four fifths full is told on the page and once in the trail', () =>
    world.rollback(async () => {
      await watchStore(world.db, 0.5, world.clock.now);
      const ngoc = await world.as('ngoc');
      expect((await ngoc.call(getRetention)).body.store).toMatchObject({ used: 0.5, full: false });
      await watchStore(world.db, 0.8123, world.clock.now);
      await watchStore(world.db, 0.9, world.clock.now);
      expect((await ngoc.call(getRetention)).body.store).toMatchObject({ used: 0.9, full: true });
      const { body } = await ngoc.call(listAuditEvents, { query: { action: 'audit.store-full' } });
      expect(body.events.map(({ detail }) => detail)).toEqual([{ percent: 81 }]);
    }));
});
