import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { askForBackup, askForDrill, getBackups } from '../contract.ts';
import { lyingBackups } from './copies.ts';
import { learnPlan } from './installation.ts';
import { planOf } from './plan.ts';
import { keepCopy } from './record.ts';
import { backupHealth, tellAlarms } from './watch.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Quân, with the duty of running the system. */
const operator = async (): Promise<Client> => {
  await sql`update account set duties = array['operations'] where username = ${people.quan.username}`.execute(world.db);
  return world.as('quan');
};
const hours = (count: number): Date => new Date(world.clock.now.getTime() - count * 3_600_000);

const twoPlaces = () =>
  learnPlan(
    world.db,
    planOf({
      dataDirectory: world.dataDirectory,
      backups: {
        recipients: ['age1x'],
        directories: ['/mnt/hai', '/mnt/ba'],
        schedule: '0 2 * * 2,5',
        drillSchedule: '0 4 1 * *',
      },
    }),
    { canDrill: false, now: world.clock.now },
  );

const good = async (beganAt: Date, places: readonly string[] = ['/mnt/hai', '/mnt/ba']): Promise<string> => {
  const id = randomUUID();
  await world.db
    .insertInto('backup')
    .values({
      id,
      cause: 'schedule',
      began_at: beganAt,
      ended_at: beganAt,
      at: beganAt,
      file: `csdl-dan-toc-${id.slice(0, 8)}.tar`,
      bytes: 409_000_000,
      sha256: 'a'.repeat(64),
      tables: 58,
      rows: 1_234_567,
      product: '0.3.0',
      migration: '0061_backups.sql',
    })
    .execute();
  for (const place of places)
    await world.db
      .insertInto('backup_copy')
      .values({ backup_id: id, place, tried_at: beganAt, sent_at: beganAt, error: null })
      .execute();
  return id;
};
const failed = (beganAt: Date) =>
  world.db
    .insertInto('backup')
    .values({ id: randomUUID(), cause: 'schedule', began_at: beganAt, ended_at: beganAt, error: 'hết chỗ trên đĩa' })
    .execute();

const seen = async (client: Client, query = {}) => (await client.call(getBackups, { query })).body;

describe('R51 backups, as whoever runs the system sees them', () => {
  it('R9 operations and the trail’s reader see them, only operations ask for one, others find neither', () =>
    world.rollback(async () => {
      for (const name of ['lan', 'nga'] as const) {
        const client = await world.as(name);
        expect((await client.call(getBackups, { query: {} })).status).toBe(403);
        expect((await client.call(askForBackup)).status).toBe(403);
      }
      const quan = await operator();
      expect((await quan.call(getBackups, { query: {} })).status).toBe(200);
      expect((await quan.call(askForBackup)).status).toBe(200);
    }));

  it('R51 R27 a press leaves the work once, says so in the trail, and a second press finds it', () =>
    world.rollback(async () => {
      const quan = await operator();
      const { job } = (await quan.call(askForBackup)).body;
      expect((await seen(quan)).running).toEqual([{ job, kind: 'backup' }]);
      const again = await quan.call(askForBackup);
      expect([again.status, again.problem.code]).toEqual([409, 'wrong-state']);
      const line = await world.db
        .selectFrom('audit_event')
        .select(['account_name', 'object_type', 'object_id'])
        .where('action', '=', 'backup.ask')
        .executeTakeFirstOrThrow();
      expect(line).toEqual({ account_name: people.quan.username, object_type: 'backup', object_id: null });
      const row = await world.db.selectFrom('job').select(['name', 'data']).where('id', '=', job).executeTakeFirst();
      expect(row).toEqual({ name: 'backup', data: { cause: 'asked' } });
    }));

  it('SEC-25 the last good one’s age, a failure since, a place without it: each is said', () =>
    world.rollback(async () => {
      await twoPlaces();
      const quan = await operator();
      const codes = async () => (await seen(quan)).alarms.map(({ code }) => code);
      await good(hours(97));
      expect(await codes()).toEqual(['old']);
      await failed(hours(40));
      expect(await codes()).toEqual(['old', 'failed']);
      const id = await good(hours(20), ['/mnt/hai']);
      expect(await codes()).toEqual(['place']);
      await world.machine.asSystem('job backup-copies', (call) =>
        keepCopy(call, id, { place: '/mnt/ba', at: hours(1), error: 'không nối được' }),
      );
      expect(await codes()).toEqual(['place']);
      await world.machine.asSystem('job backup-copies', (call) =>
        keepCopy(call, id, { place: '/mnt/ba', at: hours(0) }),
      );
      expect(await codes()).toEqual([]);
    }));

  it('SEC-25 whoever watches from outside hears one word and the last good one’s instant, nothing of places', () =>
    world.rollback(async () => {
      await twoPlaces();
      const health = async () => (await backupHealth(world.application, world.clock.now)).backups;
      await good(hours(97));
      expect(await health()).toEqual({ state: 'alarm', lastGoodAt: hours(97).toISOString() });
      await good(hours(2));
      expect(await health()).toEqual({ state: 'right', lastGoodAt: hours(2).toISOString() });
    }));

  it('SEC-25 what is grave goes out by mail once a day, at once where something else is wrong, and again after it was well', () =>
    world.rollback(async () => {
      await twoPlaces();
      const sent: string[] = [];
      const mail = { send: async ({ text }: { readonly text: string }) => void sent.push(text) };
      const plan = { ...planOf({ dataDirectory: world.dataDirectory }), mailTo: 'van.hanh@caobang.example' };
      const tell = () => tellAlarms(world.jobContext('backup-watch', { mail }), plan);
      await good(hours(97));
      await tell();
      await tell();
      expect(sent).toEqual([expect.stringContaining('đã quá 4 ngày')]);
      await failed(hours(1));
      await tell();
      expect(sent).toHaveLength(2);
      expect(sent[1]).toContain('không thành');
      await good(hours(0));
      await tell();
      expect(sent).toHaveLength(2);
      world.clock.now = new Date(world.clock.now.getTime() + 97 * 3_600_000);
      await tell();
      expect(sent).toHaveLength(3);
    }));

  it('SEC-25 without a mail server, or nobody to tell, nothing fails', () =>
    world.rollback(async () => {
      await good(hours(97));
      await tellAlarms(world.jobContext('backup-watch'), planOf({ dataDirectory: world.dataDirectory }));
    }));

  it('R52 a trial is asked for once, and only where there is a backup and a key that opens it', () =>
    world.rollback(async () => {
      await twoPlaces();
      const quan = await operator();
      const ask = async () => {
        const { status, problem } = await quan.call(askForDrill);
        return [status, problem.detail ?? ''];
      };
      expect(await ask()).toEqual([409, expect.stringContaining('Chưa có bản sao lưu nào')]);
      await good(hours(2));
      expect(await ask()).toEqual([409, expect.stringContaining('không nằm trên máy chủ này')]);
      await learnPlan(world.db, planOf({ dataDirectory: world.dataDirectory }), {
        canDrill: true,
        now: world.clock.now,
      });
      expect((await ask())[0]).toBe(200);
      expect(await ask()).toEqual([409, expect.stringContaining('Đang có một lần phục hồi thử')]);
      expect((await (await world.as('lan')).call(askForDrill)).status).toBe(403);
    }));

  it('R51 a copy that got there is not undone by a later failure', () =>
    world.rollback(async () => {
      const id = await good(hours(20));
      await world.machine.asSystem('job backup-copies', (call) =>
        keepCopy(call, id, { place: '/mnt/ba', at: hours(1), error: 'không nối được' }),
      );
      const [backup] = (await seen(await operator())).backups;
      expect(backup?.copies.every(({ error }) => error === null)).toBe(true);
    }));

  it('R51 newest first, page by page, with what went wrong and where each lies', () =>
    world.rollback(async () => {
      const ids = [await good(hours(200)), await good(hours(100)), await good(hours(50))].toReversed();
      await failed(hours(70));
      const quan = await operator();
      const first = await seen(quan, { limit: 2 });
      expect(first.backups.map(({ id, error }) => [id, error])).toEqual([
        [ids[0], null],
        [expect.any(String), 'hết chỗ trên đĩa'],
      ]);
      expect([first.total, first.backups[1]?.written]).toEqual([4, null]);
      const rest = await seen(quan, { limit: 2, before: first.next });
      expect(rest.backups.map(({ id }) => id)).toEqual([ids[1], ids[2]]);
      expect(rest.next).toBe(null);
      expect(rest.backups[0]?.written).toMatchObject({ bytes: 409_000_000, rows: 1_234_567, tables: 58 });
    }));

  it('R51 what was removed by rule lies nowhere any more, and its record stays', () =>
    world.rollback(async () => {
      const id = await good(hours(50));
      await world.db
        .updateTable('backup_copy')
        .set({ removed_at: world.clock.now })
        .where('backup_id', '=', id)
        .execute();
      expect(await lyingBackups(world.jobContext('backup-removal'))).toEqual([]);
      expect((await seen(await operator())).backups.map((one) => one.id)).toEqual([id]);
    }));

  it.each([
    [
      'one that is written and failed',
      sql`insert into backup (id, began_at, ended_at, cause, file, error) values (gen_random_uuid(), now(), now(), 'asked', 'x.tar', 'lỗi')`,
    ],
    [
      'one that neither is written nor failed',
      sql`insert into backup (id, began_at, ended_at, cause) values (gen_random_uuid(), now(), now(), 'asked')`,
    ],
    [
      'one that ended before it began',
      sql`insert into backup (id, began_at, ended_at, cause, error) values (gen_random_uuid(), now(), now() - interval '1 day', 'asked', 'lỗi')`,
    ],
  ])('R51 the database refuses %s', (_what, insert) =>
    world.rollback(async () => {
      await expect(world.db.transaction().execute((tx) => insert.execute(tx))).rejects.toThrow(
        /backup_(outcome|times)/,
      );
    }),
  );

  it('R27 the record of a backup is neither changed nor removed', () =>
    world.rollback(async () => {
      const id = await good(hours(50));
      const change = world.db
        .transaction()
        .execute((tx) => tx.updateTable('backup').set({ bytes: 1 }).where('id', '=', id).execute());
      await expect(change).rejects.toThrow(/append-only/);
    }));
});
