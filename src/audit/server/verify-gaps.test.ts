import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { openOwnDatabase } from '../../../tests/world/engine.ts';
import { writeLine } from '../../../tests/world/trail-line.ts';
import type { Database } from '../../platform/db/open.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { noteIn } from './checkpoint-note.ts';
import { listBatches } from './outside.ts';
import { sealNext } from './seal.ts';
import { findingWords } from './verdict-words.ts';
import { type Verdict, verifyTrail } from './verify.ts';

const DAY = new Date('2022-11-23T02:00:00Z');
const later = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

type Own = { readonly database: Database; readonly directory: string; readonly keyFile: string };
const opened: Own[] = [];
afterAll(async () => {
  for (const { database, directory } of opened) {
    await database.close();
    rmSync(join(directory, '..'), { recursive: true, force: true });
  }
});

const write = ({ database }: Own, count: number): Promise<void> =>
  systemTransaction(database.db, async (tx) => {
    for (let index = 0; index < count; index += 1)
      await writeLine(tx, { action: 'submission.save', objectType: 'submission' }, DAY);
  });

const seal = ({ database, ...places }: Own): Promise<number> =>
  systemTransaction(database.db, (tx) => sealNext(tx, places, DAY));

/** Thirty events in three sealed batches. */
const openTrail = async (): Promise<Own> => {
  const home = mkdtempSync(join(tmpdir(), 'dan-toc-gaps-'));
  const own = {
    database: await openOwnDatabase(),
    directory: join(home, 'kiem-chung'),
    keyFile: join(home, 'khoa-niem-phong'),
  };
  opened.push(own);
  for (let batch = 0; batch < 3; batch += 1) {
    await write(own, 10);
    await seal(own);
  }
  return own;
};

const verify = ({ database, directory }: Own, more: { now?: Date; keptNote?: string } = {}): Promise<Verdict> =>
  verifyTrail({ db: database.owner, directory, now: DAY, ...more });

describe('R27 SEC-19 a leaf that no batch brought', () => {
  it.each([-1, 30, 31, 9_000_000_000])(
    'number %d, put in by the application’s own role for an event to come, is named',
    async (number) => {
      const own = await openTrail();
      const { rows } = await sql<{ id: number }>`
        insert into audit_leaf (number, event_id, removable, hash)
        select ${number}::bigint, max(event_id) + 1, false, decode(repeat('00', 32), 'hex') from audit_leaf returning event_id as id`.execute(
        own.database.db,
      );
      await write(own, 1);
      const { finding } = await verify(own);
      expect(finding).toMatchObject({ kind: 'seal', number, event: { id: rows[0]?.id, action: 'submission.save' } });
    },
  );

  it('an event that does not exist is no better', async () => {
    const own = await openTrail();
    await sql`insert into audit_leaf (number, event_id, removable, hash) values (50, 777777, false, decode(repeat('00', 32), 'hex'))`.execute(
      own.database.db,
    );
    expect((await verify(own)).finding).toEqual({ kind: 'seal', number: 50, event: { id: 777_777 } });
  });
});

describe('R27 SEC-19 sealing that was stopped', () => {
  it('an event that waits for longer than an hour is a finding, a younger one is not', async () => {
    const own = await openTrail();
    await write(own, 3);
    expect(await verify(own, { now: later(55) })).toMatchObject({ unsealed: 3 });
    expect((await verify(own, { now: later(55) })).finding).toBeUndefined();
    const { finding } = await verify(own, { now: later(65) });
    expect([finding?.kind, finding?.event?.action]).toEqual(['stopped', 'submission.save']);
    expect(findingWords(finding ?? { kind: 'seal' })).toContain('NIÊM PHONG ĐÃ NGỪNG');
    await seal(own);
    expect((await verify(own, { now: later(65) })).finding).toBeUndefined();
  });
});

describe('R27 SEC-19 a server that was cut off', () => {
  const ranUntil = (own: Own, minutes: number) =>
    sql`insert into job (name, slot, run_after, created_at) values ('audit-seal', ${String(minutes)}, now(), now() + make_interval(mins => ${minutes}))`.execute(
      own.database.owner,
    );
  const found = async (own: Own, minutes: number) => (await verify(own, { now: later(minutes) })).finding;

  it('its last minutes are told as such: how many, since when, and that no server ran; one that ran on is told otherwise', async () => {
    const own = await openTrail();
    await write(own, 3);
    await ranUntil(own, 2);
    expect(await found(own, 55)).toBeUndefined();
    const finding = await found(own, 600);
    expect([finding?.kind, finding?.count]).toEqual(['left', 3]);
    const words = findingWords(finding ?? { kind: 'seal' });
    expect(words).toMatch(/^MÁY CHỦ KHÔNG CHẠY: .*3 sự kiện chưa niêm phong kể từ \d\d\/\d\d\/\d{4} /);
    await ranUntil(own, 300);
    expect((await found(own, 600))?.kind).toBe('stopped');
  });
});

describe('R27 SEC-19 a checkpoint kept elsewhere', () => {
  /** What an owner of the database who also writes the directory can do: the last batch never was. */
  const cutBoth = async (own: Own): Promise<void> => {
    const tables = ['audit_event', 'audit_leaf', 'audit_checkpoint'];
    const { owner } = own.database;
    for (const table of tables) await sql`alter table ${sql.table(table)} disable trigger user`.execute(owner);
    await sql`delete from audit_event where id >= (select event_id from audit_leaf where number = 20)`.execute(owner);
    await sql`delete from audit_leaf where number >= 20`.execute(owner);
    await sql`delete from audit_checkpoint where size > 20`.execute(owner);
    for (const table of tables) await sql`alter table ${sql.table(table)} enable trigger user`.execute(owner);
    rmSync(listBatches(own.directory).at(-1)?.path ?? '');
  };

  it('tells that the tail of database and directory was cut off together, also when others were sealed in its place', async () => {
    const own = await openTrail();
    const keptNote = (await verify(own)).note ?? '';
    const before = noteIn(readFileSync(listBatches(own.directory)[1]?.path ?? '', 'utf8')) ?? '';
    for (const note of [before, keptNote]) expect((await verify(own, { keptNote: note })).finding).toBeUndefined();
    await cutBoth(own);
    expect((await verify(own)).finding).toBeUndefined();
    expect((await verify(own, { keptNote: before })).finding).toBeUndefined();
    expect((await verify(own, { keptNote })).finding).toEqual({ kind: 'note', number: 29 });
    await write(own, 10);
    await seal(own);
    expect(await verify(own)).toMatchObject({ sealed: 30 });
    const { finding } = await verify(own, { keptNote });
    expect(finding).toEqual({ kind: 'note', number: 29 });
    expect(findingWords(finding ?? { kind: 'seal' })).toContain('KHÁC VỚI ĐIỂM KIỂM CHỨNG CẤT RIÊNG');
  });

  it('is believed with the signature of this installation alone', async () => {
    const [own, stranger] = [await openTrail(), await openTrail()];
    const keptNote = (await verify(own)).note ?? '';
    for (const forged of [
      (await verify(stranger)).note ?? '',
      keptNote.replace('2022-11-23', '2022-11-22'),
      keptNote.replace('\n30\n', '\n29\n'),
      'không phải điểm kiểm chứng',
    ])
      expect((await verify(own, { keptNote: forged })).finding).toEqual({ kind: 'note' });
  });

  it('is read from the mailed file, the letter, a copied batch and a printed verdict, with the line ends of any system', async () => {
    const own = await openTrail();
    const note = (await verify(own)).note ?? '';
    const copy = `${own.directory}-ban-sao`;
    cpSync(own.directory, copy, { recursive: true });
    const texts = [
      note,
      `Hãy giữ thư này.\n\n${note}`,
      note.replaceAll('\n', '\r\n'),
      `\ufeff${note.trim()}`,
      readFileSync(listBatches(copy).at(-1)?.path ?? '', 'utf8'),
    ];
    for (const text of texts) expect(noteIn(text)).toBe(note);
    expect(noteIn('Hãy giữ thư này.')).toBeUndefined();
  });
});
