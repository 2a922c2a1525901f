import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOwnDatabase } from '../../../tests/world/engine.ts';
import type { Database } from '../../platform/db/open.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { isConsistent, isIncluded } from '../rules/proof-check.fixture.ts';
import { sha256Bytes } from './event-digest.ts';
import { listBatches, readBatch } from './outside.ts';
import { proveConsistency, proveInclusion } from './prove.ts';
import { trailOf } from './record.ts';
import { sealNext } from './seal.ts';
import { findingWords, verdictWords } from './verdict-words.ts';
import { type Verdict, verifyTrail } from './verify.ts';

const DAY = new Date('2022-11-23T02:00:00Z');
const request = { id: 'yeu-cau-1', address: '10.0.0.7', port: 40_123, userAgent: 'Mozilla/5.0' };

type Own = { readonly database: Database; readonly directory: string; readonly keyFile: string };
const opened: Own[] = [];

/** A trail of 900 events in three sealed batches, with a directory of its own. */
const openTrail = async (): Promise<Own> => {
  const database = await openOwnDatabase();
  const home = mkdtempSync(join(tmpdir(), 'dan-toc-seal-'));
  const own = { database, directory: join(home, 'kiem-chung'), keyFile: join(home, 'khoa-niem-phong') };
  opened.push(own);
  for (let batch = 0; batch < 3; batch += 1) {
    await write(own, 300, batch);
    await seal(own, batch);
  }
  return own;
};

const write = ({ database }: Own, count: number, batch: number) => {
  const entries = Array.from({ length: count }, (_none, index) => ({
    actor: undefined,
    event: {
      action: index % 3 === 0 ? 'session.open' : 'submission.save',
      objectType: 'submission',
      objectId: `${batch}-${index}`,
      result: 'done' as const,
      detail: { version: index, tên: 'Xã Đàm Thủy' },
    },
  }));
  const now = new Date(DAY.getTime() + batch * 300_000);
  return database.db.transaction().execute((tx) => trailOf(entries, request, now).execute(tx));
};

const seal = ({ database, directory, keyFile }: Own, batch: number, places = { directory, keyFile }): Promise<number> =>
  systemTransaction(database.db, (tx) => sealNext(tx, places, new Date(DAY.getTime() + (batch + 1) * 300_000)));

const verify = ({ database, directory }: Own, now = DAY): Promise<Verdict> =>
  verifyTrail({ db: database.owner, directory, now });

/** What an owner of the database can do: the triggers are asleep meanwhile. */
const tamper = async ({ database }: Own, ...statements: RawBuilder<unknown>[]): Promise<void> => {
  const tables = ['audit_event', 'audit_leaf', 'audit_subtree', 'audit_checkpoint'];
  for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(database.owner);
  for (const statement of statements) await statement.execute(database.owner);
  for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(database.owner);
};

/** Rebuilds tree and checkpoints over whatever the table holds now, with a key of the attacker's own. */
const rebuild = async (own: Own): Promise<void> => {
  await tamper(own, sql`delete from audit_checkpoint`, sql`delete from audit_subtree`, sql`delete from audit_leaf`);
  const home = mkdtempSync(join(tmpdir(), 'dan-toc-forged-'));
  const places = { directory: join(home, 'kiem-chung'), keyFile: join(home, 'khoa') };
  while ((await seal(own, 9, places)) > 0);
  rmSync(home, { recursive: true });
};

const firstId = async ({ database }: Own): Promise<number> =>
  (await database.owner.selectFrom('audit_leaf').select('event_id').where('number', '=', 0).executeTakeFirstOrThrow())
    .event_id;

afterAll(async () => {
  for (const { database, directory } of opened) {
    await database.close();
    rmSync(join(directory, '..'), { recursive: true, force: true });
  }
});

describe('R27 the sealed trail', () => {
  let own: Own;
  beforeAll(async () => {
    own = await openTrail();
  });

  it('SEC-19 ASVS 16.4.2 is whole as it was written: gapless numbers, signed checkpoints, every root', async () => {
    const verdict = await verify(own);
    expect(verdict).toMatchObject({ sealed: 900, removed: 0, unsealed: 0, checkpoints: 3 });
    expect(verdict.finding).toBeUndefined();
    expect(verdictWords(verdict)).toContain('NHẬT KÝ NGUYÊN VẸN: 900 dòng đã niêm phong trong 3 điểm kiểm chứng');
    const { rows } = await sql<{ least: number; most: number; count: number }>`
      select min(number)::integer as least, max(number)::integer as most, count(*)::integer as count from audit_leaf`.execute(
      own.database.owner,
    );
    expect(rows[0]).toEqual({ least: 0, most: 899, count: 900 });
  });

  it('SEC-19 a checkpoint is a signed note: origin, size, root, time, signature', async () => {
    const { note } = await verify(own);
    expect(note).toMatch(
      /^csdl-dan-toc\/[0-9a-f-]{36}\n900\n[A-Za-z0-9+/]{43}=\n2022-11-23T02:15:00\.000Z\n\n— csdl-dan-toc\/[0-9a-f-]{36} [A-Za-z0-9+/=]{90,}\n$/,
    );
  });

  it('SEC-19 any entry is proven to be in the last state, and any state to be the beginning of the last', async () => {
    const { directory, database } = own;
    const leaves = listBatches(directory).flatMap((file) => readBatch(file)?.leaves ?? []);
    const checkpoints = await database.owner.selectFrom('audit_checkpoint').selectAll().orderBy('size').execute();
    const last = checkpoints.at(-1);
    if (!last) throw new Error('no checkpoint');
    for (const number of [0, 255, 256, 299, 300, 511, 640, 767, 768, 899]) {
      const path = await proveInclusion(database.owner, number, last.size);
      expect(path.length).toBeLessThanOrEqual(10);
      const leaf = leaves[number]?.hash ?? new Uint8Array();
      expect(isIncluded(sha256Bytes, { leaf, number, size: last.size, root: last.root, path })).toBe(true);
    }
    for (const first of checkpoints) {
      const path = await proveConsistency(database.owner, first.size, last.size);
      expect(isConsistent(sha256Bytes, { first, second: last, path })).toBe(true);
    }
  });

  it('R27 SEC-19 the application’s own role can only add to trail and seal', async () => {
    const denied = async (statement: RawBuilder<unknown>) =>
      expect(own.database.db.transaction().execute((tx) => statement.execute(tx))).rejects.toThrow(/permission denied/);
    for (const table of ['audit_event', 'audit_leaf', 'audit_subtree', 'audit_checkpoint']) {
      await denied(sql`delete from ${sql.table(table)}`);
      await denied(sql`truncate ${sql.table(table)}`);
    }
    await denied(sql`update audit_event set reason = 'khác'`);
    await denied(sql`update audit_leaf set hash = hash`);
    await expect(
      own.database.db.transaction().execute((tx) => sql`alter table audit_event disable trigger user`.execute(tx)),
    ).rejects.toThrow(/must be owner/);
  });
});

describe('R27 SEC-19 what an owner of the database did behind the triggers is named', () => {
  /** [what, statements over the first id, number it is found at, kind] */
  const attacks: readonly [string, (first: number) => RawBuilder<unknown>[], number, string][] = [
    [
      'a reason rewritten',
      (first) => [sql`update audit_event set reason = 'khác' where id = ${first + 450}`],
      450,
      'altered',
    ],
    [
      'a detail rewritten',
      (first) => [sql`update audit_event set detail = '{"version":7}' where id = ${first + 10}`],
      10,
      'altered',
    ],
    [
      'a time moved by a millisecond',
      (first) => [sql`update audit_event set at = at + interval '1 millisecond' where id = ${first + 899}`],
      899,
      'altered',
    ],
    [
      'the database’s time moved by a microsecond',
      (first) => [sql`update audit_event set recorded_at = recorded_at + interval '1 microsecond' where id = ${first}`],
      0,
      'altered',
    ],
    ['a row deleted', (first) => [sql`delete from audit_event where id = ${first + 301}`], 301, 'missing'],
    ['the tail cut off', (first) => [sql`delete from audit_event where id >= ${first + 700}`], 700, 'cut-off'],
    [
      'two rows swapped',
      (first) => [
        sql`alter table audit_event alter column id drop identity`,
        sql`update audit_event set id = -1 where id = ${first + 20}`,
        sql`update audit_event set id = ${first + 20} where id = ${first + 620}`,
        sql`update audit_event set id = ${first + 620} where id = -1`,
      ],
      20,
      'swapped',
    ],
    [
      'a row inserted in the middle, the later ones pushed on',
      (first) => [
        sql`alter table audit_event alter column id drop identity`,
        sql`update audit_event set id = -id where id >= ${first + 100}`,
        sql`update audit_event set id = 1 - id where id < 0`,
        sql`insert into audit_event (id, at, action, object_type, result, digest)
          select ${first + 100}, at, 'session.open', 'account', 'done', digest from audit_event where id = ${first + 99}`,
      ],
      100,
      'inserted',
    ],
  ];

  it.each(attacks)('%s', async (_what, statements, number, kind) => {
    const own = await openTrail();
    await tamper(own, ...statements(await firstId(own)));
    const { finding } = await verify(own);
    expect([finding?.kind, finding?.number]).toEqual([kind, number]);
    expect(findingWords(finding ?? { kind: 'seal' })).toContain(
      `số niêm phong ${number + 1}, mã ${(await firstId(own)) + number}`,
    );
    // Even when tree and checkpoints in the database are made anew to fit.
    await rebuild(own);
    const again = (await verify(own)).finding;
    expect([again?.kind, again?.number]).toEqual([kind, number]);
  });

  it('a row slipped in among those already sealed, without a leaf', async () => {
    const own = await openTrail();
    await tamper(
      own,
      sql`insert into audit_event (at, action, object_type, result, digest, recorded_at)
        select at, 'approval.approve', 'approval', 'done', digest, recorded_at - interval '1 hour' from audit_event where id = ${await firstId(own)}`,
    );
    const { finding } = await verify(own);
    expect([finding?.kind, finding?.event?.action]).toEqual(['inserted', 'approval.approve']);
  });

  it('the seal’s own tables', async () => {
    const own = await openTrail();
    await tamper(own, sql`update audit_leaf set hash = decode(repeat('00', 32), 'hex') where number = 5`);
    expect((await verify(own)).finding).toMatchObject({ kind: 'seal', number: 5 });
  });

  it('an event not yet sealed whose content does not fit its digest', async () => {
    const own = await openTrail();
    await write(own, 3, 5);
    await tamper(own, sql`update audit_event set account_name = 'khác' where id = (select max(id) from audit_event)`);
    expect((await verify(own)).finding?.kind).toBe('altered');
  });
});

describe('R27 SEC-19 the directory outside', () => {
  it('a file that was changed, re-signed by another key, taken away, or is not whole is named', async () => {
    const own = await openTrail();
    const [first, second, third] = listBatches(own.directory);
    if (!first || !second || !third) throw new Error('no files');
    const text = readFileSync(second.path, 'utf8');
    writeFileSync(second.path, text.replace('\n900\n', '\n901\n').replace(/02:10/, '02:11'));
    expect((await verify(own)).finding).toMatchObject({ kind: 'signature', number: 300 });
    writeFileSync(second.path, text.slice(0, 2000));
    expect((await verify(own)).finding).toMatchObject({ kind: 'outside', number: 300 });
    rmSync(second.path);
    expect((await verify(own)).finding).toMatchObject({ kind: 'outside', number: 300 });
    writeFileSync(second.path, text);
    rmSync(third.path);
    expect((await verify(own)).finding).toMatchObject({ kind: 'outside', number: 600 });
    await expect(write(own, 1, 6).then(() => seal(own, 6))).rejects.toThrow(/Thư mục kiểm chứng không có/);
  });

  it('the signing key lies in a file of its owner alone, and another key is refused', async () => {
    const own = await openTrail();
    const { statSync } = await import('node:fs');
    expect(statSync(own.keyFile).mode & 0o777).toBe(0o600);
    rmSync(own.keyFile);
    await write(own, 1, 6);
    await expect(seal(own, 6)).rejects.toThrow(/không khớp với khóa công khai/);
  });

  it('a batch that a crash left outside before its commit is taken up as it stands, with what came meanwhile after it', async () => {
    const own = await openTrail();
    await write(own, 40, 6);
    await expect(
      systemTransaction(own.database.db, async (tx) => {
        await sealNext(tx, own, new Date(DAY.getTime() + 1_500_000));
        throw new Error('mất điện');
      }),
    ).rejects.toThrow('mất điện');
    expect(listBatches(own.directory).at(-1)).toMatchObject({ from: 900, to: 940 });
    expect((await verify(own)).finding).toBeUndefined();
    await write(own, 7, 7);
    expect([await seal(own, 7), await seal(own, 7), await seal(own, 7)]).toEqual([40, 7, 0]);
    expect(await verify(own)).toMatchObject({ sealed: 947, unsealed: 0, checkpoints: 5 });
  });

  it('a half-written file of a crash is no batch', async () => {
    const own = await openTrail();
    writeFileSync(join(own.directory, '2022-11', '000000000900-000000000910.txt.dang-ghi'), 'csdl-dan-toc');
    expect(await verify(own)).toMatchObject({ sealed: 900 });
    await write(own, 10, 6);
    expect(await seal(own, 6)).toBe(10);
    expect((await verify(own)).finding).toBeUndefined();
  });

  it('two processes seal at once: every event once', async () => {
    const own = await openTrail();
    await write(own, 50, 6);
    const counts = await Promise.all([seal(own, 6), seal(own, 6), seal(own, 6)]);
    expect(counts.reduce((a, b) => a + b)).toBe(50);
    expect(await verify(own)).toMatchObject({ sealed: 950 });
    cpSync(own.directory, `${own.directory}-ban-sao`, { recursive: true });
    expect(await verify({ ...own, directory: `${own.directory}-ban-sao` })).toMatchObject({ sealed: 950 });
  });
});
