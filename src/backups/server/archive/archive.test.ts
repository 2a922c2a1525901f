import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEmptyDatabase, openOwnDatabase } from '../../../../tests/world/engine.ts';
import type { Database, Db } from '../../../platform/db/open.ts';
import { manifestText } from '../../rules/backup-manifest.ts';
import { BackupRefused } from '../../rules/refusal.ts';
import { checkWhole } from './check.ts';
import { checkBackup, restoreBackup } from './restore.ts';
import { identitiesIn, newKeyFile } from './seal.ts';
import { BLOCK, END, entryOf, headerOf, paddingOf } from './tar.ts';
import { sumsOf, type WrittenBackup, writeBackup } from './write.ts';

let directory: string;
let source: Database;
let identities: readonly string[];
let recipient: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'dan-toc-backup-'));
  source = await openOwnDatabase();
  const key = await newKeyFile(new Date('2022-11-29T02:00:00Z'));
  identities = identitiesIn(key.text);
  recipient = key.recipient;
});
afterAll(async () => {
  await source.close();
  rmSync(directory, { recursive: true, force: true });
});

const sealDirectory = () => join(directory, 'kiem-chung');
const backUp = (db: Db = source.owner): Promise<WrittenBackup> =>
  writeBackup({
    db,
    directory,
    facts: { id: randomUUID(), installation: randomUUID(), product: '0.0.0' },
    recipients: [recipient],
    sealDirectory: sealDirectory(),
  });
const pathOf = ({ name }: WrittenBackup): string => join(directory, name);

/** Runs some work over what a backup becomes when it is restored. */
const restored = async <R>(backup: WrittenBackup, work: (database: Database) => Promise<R>): Promise<R> => {
  const path = pathOf(backup);
  const { manifest } = await checkBackup(path, identities);
  const target = await openEmptyDatabase();
  const seal = join(directory, `seal-${randomUUID()}`);
  try {
    await restoreBackup({ owner: target.owner, path, manifest, identities, sealDirectory: seal });
    return await work(target);
  } finally {
    await target.close();
  }
};
const refusal = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'taken';
  } catch (error) {
    if (error instanceof BackupRefused) return error.code;
    throw error;
  }
};

describe('R51 R52 a backup and what it becomes', () => {
  it('R52 comes back with every row, counter, reference and guard', async () => {
    const backup = await backUp();
    const { content } = backup.manifest;
    expect(content.tables.length).toBeGreaterThan(50);
    expect(content.tables.find(({ name }) => name === 'unit')?.rows).toBeGreaterThan(10);
    await restored(backup, async (copy) => {
      const again = await writeBackup({
        db: copy.owner,
        directory,
        facts: { id: randomUUID(), installation: content.installation, product: '0.0.0' },
        recipients: [recipient],
        sealDirectory: sealDirectory(),
      });
      expect(again.manifest.content.tables).toEqual(content.tables);
      expect(again.manifest.content.sequences).toEqual(content.sequences);
      const guards = (db: Db) =>
        sql`select conrelid::regclass::text as table, conname, pg_get_constraintdef(oid) as text from pg_constraint
          where connamespace = current_schema()::regnamespace order by 1, 2, 3`.execute(db);
      expect((await guards(copy.owner)).rows).toEqual((await guards(source.owner)).rows);
      await expect(sql`truncate audit_event`.execute(copy.owner)).rejects.toThrow(/append-only/);
      const off = await sql`select tgname from pg_trigger where tgenabled <> 'O'`.execute(copy.owner);
      expect(off.rows).toEqual([]);
    });
  });

  it('R51 holds every value exactly: texts, bytes, figures, JSON', async () => {
    const texts = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0') && text.isWellFormed());
    const values = fc.oneof(fc.jsonValue(), fc.constant(null), texts);
    await fc.assert(
      fc.asyncProperty(fc.array(values, { maxLength: 30 }), async (list) => {
        const kept = list.map((value) => JSON.stringify(value)).filter((text) => !/\\u(0000|d[89a-f])/i.test(text));
        await sql`delete from setting where name like 'thử %'`.execute(source.owner);
        for (const [at, text] of kept.entries())
          await sql`insert into setting (name, value) values (${`thử ${at}\n"\\,{}`}, ${text}::jsonb)`.execute(
            source.owner,
          );
        const all = (db: Db) => sql`select name, value::text as value from setting order by name`.execute(db);
        const before = (await all(source.owner)).rows;
        await restored(await backUp(), async (copy) => expect((await all(copy.owner)).rows).toEqual(before));
      }),
      { numRuns: 4, examples: [[[null, 'null', '\n', "'", '{"a":1e400}', 1.5e-7]]] },
    );
  });

  it('R51 R27 names the last signed state of the trail by its number, not by its digits', async () => {
    await source.owner
      .insertInto('audit_checkpoint')
      .values(
        [9, 99, 100].map((size) => ({
          size,
          root: Buffer.alloc(32, size),
          at: new Date(),
          last_event_id: size,
          note: 'thử',
        })),
      )
      .execute();
    const backup = await backUp();
    expect(backup.manifest.content.seal).toEqual({ size: 100, root: Buffer.alloc(32, 100).toString('hex') });
  });

  it('R51 leaves nothing readable outside the encrypted part, and no draft', async () => {
    const backup = await backUp();
    const bytes = readFileSync(pathOf(backup));
    expect(bytes.includes('Trùng Khánh')).toBe(false);
    expect(statSync(pathOf(backup)).mode & 0o777).toBe(0o600);
    expect(readdirSync(directory).filter((name) => name.endsWith('.dang-ghi'))).toEqual([]);
  });
});

describe('R52 what is refused before anything is touched', () => {
  let backup: WrittenBackup;
  let whole: Buffer;
  beforeAll(async () => {
    backup = await backUp();
    whole = readFileSync(pathOf(backup));
  });
  const variant = (bytes: Uint8Array): string => {
    const path = join(directory, 'variant.tar');
    writeFileSync(path, bytes);
    return path;
  };

  it('R52 a byte changed anywhere, a thousand times', async () => {
    const path = variant(whole);
    const file = openSync(path, 'r+');
    const put = (at: number, byte: number) => writeSync(file, Buffer.from([byte]), 0, 1, at);
    const headers = Array.from({ length: BLOCK }, (_none, at) => at);
    const anywhere = Array.from({ length: 600 }, () => Math.floor(Math.random() * whole.length));
    for (const at of [...headers, ...anywhere]) {
      const byte = whole[at] ?? 0;
      put(at, byte ^ (1 << Math.floor(Math.random() * 8)));
      expect(await refusal(checkWhole(path)), `byte ${at}`).toMatch(/^(damaged|cut|no-backup)$/);
      put(at, byte);
    }
    expect(await refusal(checkWhole(path))).toBe('taken');
  });

  it('R52 cut anywhere, a hundred times, or longer than it was', async () => {
    for (let round = 0; round < 100; round += 1) {
      const path = variant(whole.subarray(0, Math.floor(Math.random() * whole.length)));
      expect(await refusal(checkWhole(path))).toMatch(/^(cut|no-backup)$/);
    }
    expect(await refusal(checkWhole(variant(Buffer.concat([whole, Buffer.alloc(512)]))))).toBe('damaged');
  });

  it('R52 another key, a file that is none, a key file that is none', async () => {
    const other = identitiesIn((await newKeyFile(new Date())).text);
    expect(await refusal(checkBackup(pathOf(backup), other))).toBe('wrong-key');
    expect(await refusal(checkWhole(variant(randomBytes(5000))))).toBe('no-backup');
    expect(await refusal(checkWhole(variant(Buffer.alloc(0))))).toBe('no-backup');
    expect(() => identitiesIn('mật khẩu của tôi')).toThrow(BackupRefused);
  });

  /** A file that is whole in itself, with another manifest beside the same encrypted part. */
  const withManifest = (text: string): string => {
    const size = backup.manifest.data.bytes;
    const data = whole.subarray(BLOCK, BLOCK + size);
    const digest = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
    return variant(
      Buffer.concat([
        headerOf({ name: 'data.tar.gz.age', size }),
        data,
        paddingOf(size),
        entryOf('manifest.json', Buffer.from(text)),
        entryOf('SHA256SUMS', Buffer.from(sumsOf(digest(data), digest(text)))),
        END,
      ]),
    );
  };
  const changed = (change: (content: WrittenBackup['manifest']['content']) => object): string =>
    withManifest(
      manifestText({ ...backup.manifest, content: { ...backup.manifest.content, ...change(backup.manifest.content) } }),
    );

  it('R52 a manifest that somebody wrote anew is held against the one inside', async () => {
    const path = changed(() => ({ installation: randomUUID() }));
    expect(await refusal(checkWhole(path))).toBe('taken');
    expect(await refusal(checkBackup(path, identities))).toBe('damaged');
  });

  it('R52 of a newer or another product, of an older form', async () => {
    const migration = (name: string) => ({ name, digest: 'a'.repeat(64) });
    const newer = changed(({ migrations }) => ({ migrations: [...migrations, migration('9999_later.sql')] }));
    expect(await refusal(checkBackup(newer, identities))).toBe('too-new');
    const foreign = changed(({ migrations }) => ({ migrations: migrations.map(({ name }) => migration(name)) }));
    expect(await refusal(checkBackup(foreign, identities))).toBe('foreign');
    expect(await refusal(checkWhole(changed(() => ({ format: 2 }))))).toBe('too-new');
    expect(await refusal(checkWhole(changed(() => ({ format: 0 }))))).toBe('too-old');
  });

  it('R52 a place that holds something: not one row of it is touched', async () => {
    const { manifest } = await checkBackup(pathOf(backup), identities);
    const count = async () => (await sql`select count(*) from account`.execute(source.owner)).rows;
    const before = await count();
    const into = { owner: source.owner, path: pathOf(backup), manifest, identities, sealDirectory: sealDirectory() };
    expect(await refusal(restoreBackup(into))).toBe('not-empty');
    expect(await count()).toEqual(before);
  });
});

describe('R51 under load', () => {
  // The embedded engine is one session: while it is read nobody writes, and an installation reads a copy of its files.
  it('holds the state of one instant while others write', async ({ skip }) => {
    skip(source.engine === 'embedded');
    const pair = (
      n: number,
    ) => sql`insert into setting (name, value) values ('trái', ${n}::text::jsonb), ('phải', ${n}::text::jsonb)
      on conflict (name) do update set value = excluded.value`;
    let n = 0;
    let writing = true;
    const writer = async () => {
      while (writing) {
        n += 1;
        const next = n;
        await source.db.transaction().execute((tx) => pair(next).execute(tx));
      }
    };
    const writers = [writer(), writer()];
    try {
      for (let round = 0; round < 3; round += 1) {
        const backup = await backUp();
        await restored(backup, async ({ owner }) => {
          const { rows } =
            await sql`select count(distinct value) as values from setting where name in ('trái', 'phải')`.execute(
              owner,
            );
          expect(Number((rows[0] as { values: string } | undefined)?.values)).toBeLessThanOrEqual(1);
        });
      }
    } finally {
      writing = false;
      await Promise.all(writers);
    }
    expect(n).toBeGreaterThan(10);
  });
});
