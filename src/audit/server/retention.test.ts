import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import type { Progress } from '../../platform/jobs/job.ts';
import { getRetention, setRetention } from '../contract/retention.ts';
import { listAuditEvents } from '../contract.ts';
import { removeOldEvents } from './remove-old.ts';
import { watchStore } from './watch-store.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

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
      const told: string[] = [];
      const progress = ({ done, of }: Progress) => void told.push(`${done}/${of}`);
      await removeOldEvents({ ...world.jobContext('audit-removal'), progress });
      expect(told).toEqual(['0/1', '1/1']);
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
      await watchStore(world.jobContext('audit-store'), 0.5);
      const ngoc = await world.as('ngoc');
      expect((await ngoc.call(getRetention)).body.store).toMatchObject({ used: 0.5, full: false });
      await watchStore(world.jobContext('audit-store'), 0.8123);
      await watchStore(world.jobContext('audit-store'), 0.9);
      expect((await ngoc.call(getRetention)).body.store).toMatchObject({ used: 0.9, full: true });
      const { body } = await ngoc.call(listAuditEvents, { query: { action: 'audit.store-full' } });
      expect(body.events.map(({ detail }) => detail)).toEqual([{ percent: 81 }]);
    }));
});
