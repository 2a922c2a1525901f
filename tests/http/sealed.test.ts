import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openInstallationSecrets } from '../../src/app/installation-secrets.ts';
import { sealedTables } from '../../src/app/manifests.ts';
import { retireKey, rotateKeys } from '../../src/app/rotate-keys.ts';
import { readConfig } from '../../src/platform/config/config.ts';
import type { Database, Db } from '../../src/platform/db/open.ts';
import { openKeyFile } from '../../src/platform/secrets/key-file.ts';
import { countNotUnder } from '../../src/platform/secrets/reseal.ts';
import { purposeOf } from '../../src/platform/secrets/sealed-columns.ts';
import { openSecretsOf } from '../../src/platform/secrets/secrets.ts';
import { openOwnDatabase } from '../world/engine.ts';
import { allPeople } from '../world/people.ts';

/** The key of the small province, as a file has it. */
const worldKey = `test:${Buffer.alloc(32, 'world').toString('hex')}\n`;
const now = new Date('2022-11-23T02:00:00Z');
const later = new Date('2022-11-23T03:00:00Z');

describe('data at rest', () => {
  let database: Database;
  let db: Db;
  let directory = '';
  let path = '';
  const told: string[] = [];
  const tell = async (_tx: Db, action: string) => void told.push(action);
  const work = (at: Date) => ({ db, keys: openKeyFile(path), now: at, tell });
  const contacts = async () =>
    (await db.selectFrom('custodian').select(['full_name', 'phone', 'email']).orderBy('full_name').execute()) ?? [];

  beforeAll(async () => {
    database = await openOwnDatabase();
    db = database.owner;
    directory = mkdtempSync(join(tmpdir(), 'niem-phong-'));
    path = join(directory, 'khoa-bi-mat');
    writeFileSync(path, worldKey, { mode: 0o600 });
  });
  afterAll(async () => {
    await database.close();
    rmSync(directory, { recursive: true });
  });

  it('SEC-22 the list of sealed columns is the list of constraints that refuse a plain value', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.conrelid::regclass::text || '.' || a.attname as name from pg_constraint c
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'c' and cardinality(c.conkey) = 1 and pg_get_constraintdef(c.oid) like '%g1.%'`.execute(db);
    const listed = sealedTables.flatMap(({ table, columns }) => columns.map((column) => purposeOf(table, column)));
    expect(rows.map(({ name }) => name).sort()).toEqual(listed.sort());
  });

  it.each(sealedTables.flatMap(({ table, key, columns }) => columns.map((column) => [table, key, column] as const)))(
    'SEC-22 the key of %s is %s, and the database refuses a plain %s',
    async (table, key, column) => {
      const { rows } = await sql<{ name: string }>`
        select a.attname as name from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
        where c.contype = 'p' and c.conrelid = ${table}::regclass`.execute(db);
      expect(rows).toEqual([{ name: key }]);
      if (table !== 'custodian') return;
      const plain = sql`update custodian set ${sql.ref(column)} = '0912 345 678'`;
      await expect(plain.execute(db)).rejects.toThrow(new RegExp(`${table}_${column}_sealed`));
    },
  );

  it('SEC-22 telephone and e-mail of every custodian lie sealed', async () => {
    const rows = await contacts();
    expect(rows.length).toBe(allPeople.length);
    expect(rows.filter(({ phone, email }) => !phone.startsWith('g1.test.') || !email.startsWith('g1.test.'))).toEqual(
      [],
    );
  });

  it('SEC-22 the first start plants a check; keys of another installation, lost or readable by others are refused from then on', async () => {
    const config = (file: string) => readConfig({ DATA_DIR: directory, SECRET_KEYS_FILE: file });
    await openInstallationSecrets(db, config(path), true);
    await openInstallationSecrets(db, config(path), true);
    const foreign = join(directory, 'khoa-la');
    writeFileSync(foreign, `test:${'ab'.repeat(32)}\n`, { mode: 0o600 });
    await expect(openInstallationSecrets(db, config(foreign), true)).rejects.toThrow(
      /không phải khóa của cơ sở dữ liệu/,
    );
    const lost = join(directory, 'khoa-mat');
    await expect(openInstallationSecrets(db, config(lost), true)).rejects.toThrow(/Không thấy tệp khóa/);
    const open = join(directory, 'khoa-ho');
    writeFileSync(open, worldKey, { mode: 0o644 });
    await expect(openInstallationSecrets(db, config(open), true)).rejects.toThrow(/chmod 600/);
    await openInstallationSecrets(db, config(open), false);
  });

  it('SEC-22 values from before there were keys are sealed by the next start', async () => {
    await sql`alter table custodian drop constraint custodian_phone_sealed`.execute(db);
    await db
      .updateTable('custodian')
      .set({ phone: '0206 3800 000' })
      .where('full_name', '=', 'Hoàng Thị Lan')
      .execute();
    await openInstallationSecrets(db, readConfig({ DATA_DIR: directory }), true);
    const [lan] = (await contacts()).filter(({ full_name }) => full_name === 'Hoàng Thị Lan');
    expect(lan?.phone).toMatch(/^g1\.test\./);
    expect(openSecretsOf(openKeyFile(path)).open(lan?.phone ?? '', 'custodian.phone')).toBe('0206 3800 000');
    await sql`alter table custodian add constraint custodian_phone_sealed check (phone like 'g1.%')`.execute(db);
  });

  it('SEC-22 rotation puts everything under a new key and loses nothing; the old key leaves when nothing needs it', async () => {
    const old = openSecretsOf({
      ring: () => ({ current: 'test', keys: new Map([['test', Buffer.alloc(32, 'world')]]) }),
    });
    const plain = (await contacts()).map(({ phone, email }) => [
      old.open(phone, 'custodian.phone'),
      old.open(email, 'custodian.email'),
    ]);
    await expect(retireKey(work(later), 'test')).rejects.toThrow(/đang dùng để mã hóa/);
    const { key, rows } = await rotateKeys(work(now));
    expect([key, rows]).toEqual(['k1', allPeople.length]);
    expect(await countNotUnder(db, sealedTables, 'k1')).toBe(0);
    await expect(retireKey(work(now), 'test')).rejects.toThrow(/10 phút/);
    await expect(retireKey(work(later), 'k7')).rejects.toThrow(/Không có khóa k7/);
    await retireKey(work(later), 'test');
    expect(readFileSync(path, 'utf8')).toMatch(/^k1:[0-9a-f]{64}\n$/);
    const renewed = openSecretsOf(openKeyFile(path));
    const opened = (await contacts()).map(({ phone, email }) => [
      renewed.open(phone, 'custodian.phone'),
      renewed.open(email, 'custodian.email'),
    ]);
    expect(opened).toEqual(plain);
    await openInstallationSecrets(db, readConfig({ DATA_DIR: directory }), true);
    expect(told).toEqual(['secrets.key-added', 'secrets.rotate', 'secrets.key-retired']);
  });

  it('SEC-22 a rotation cut off after any step is gone on with, and makes no further key', async () => {
    const keys = openKeyFile(path);
    keys.write({ current: 'k2', keys: new Map([...keys.ring().keys, ['k2', Buffer.alloc(32, 2)]]) });
    const half = openSecretsOf(keys);
    await db
      .updateTable('custodian')
      .set({ phone: half.seal('0206 3800 000', 'custodian.phone') })
      .where('full_name', '=', 'Hoàng Thị Lan')
      .execute();
    await expect(retireKey(work(later), 'k1')).rejects.toThrow(/Còn \d+ dòng dùng khóa k1|10 phút/);
    const { key, rows } = await rotateKeys(work(now));
    expect([key, rows, await countNotUnder(db, sealedTables, 'k2')]).toEqual(['k2', allPeople.length, 0]);
    const [lan] = (await contacts()).filter(({ full_name }) => full_name === 'Hoàng Thị Lan');
    expect(half.open(lan?.phone ?? '', 'custodian.phone')).toBe('0206 3800 000');
  });
});
