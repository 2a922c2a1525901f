import { sql } from 'kysely';
import * as T from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { fileHeaders } from '../../../tests/world/papers.ts';
import { smallPdf } from '../../../tests/world/small-pdf.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { sha256 } from '../../platform/digest/digest.ts';
import { downloadAttachment, uploadAttachment } from '../contract.ts';
import { createLetter, lettersById } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const pdf = smallPdf('214/BDT-CSDT');
/** The client sends bytes as they are. */
const upload = { ...uploadAttachment, body: T.Unknown() };

const send = (client: Client, name: string, content: Buffer, mediaType = 'application/pdf') =>
  client.call(upload, { body: content }, { headers: fileHeaders(name, mediaType) });
const account = (username: string) =>
  world.db
    .selectFrom('account')
    .select(['id', 'unit_id as unitId'])
    .where('username', '=', username)
    .executeTakeFirstOrThrow();

describe('attachments', () => {
  it('R15 come back byte for byte as a download under their own name', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const sent = await send(tuan, '../Công văn đề nghị.pdf', pdf);
      expect(sent.status).toBe(200);
      const row = sent.body;
      expect(row).toMatchObject({ name: 'Công văn đề nghị.pdf', mediaType: 'application/pdf', size: pdf.length });
      const { status, raw, headers } = await tuan.call(downloadAttachment, { params: { id: row.id } });
      expect(status).toBe(200);
      expect(raw.equals(pdf)).toBe(true);
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="Cong van de nghi.pdf"; filename\*=UTF-8''C%C3%B4ng%20v%C4%83n/,
      );
      expect(headers['x-content-type-options']).toBe('nosniff');
    }));

  it('R15 R19 a part of one comes too, and who has it already is told so; each time it stands in the trail', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const big = Buffer.concat([pdf.subarray(0, 9), Buffer.alloc(3 * 1024 * 1024, '%'), pdf.subarray(9)]);
      const { id } = (await send(tuan, 'Quyết định.pdf', big)).body;
      const get = (headers: Record<string, string>) => tuan.call(downloadAttachment, { params: { id } }, { headers });
      const whole = await get({});
      const etag = String(whole.headers.etag);
      expect([whole.raw.equals(big), etag]).toEqual([true, `"${sha256(big)}"`]);
      const part = await get({ range: 'bytes=1048570-2097160', 'if-range': etag });
      expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 1048570-2097160/${big.length}`]);
      expect(part.raw.equals(big.subarray(1_048_570, 2_097_161))).toBe(true);
      const same = await get({ 'if-none-match': etag });
      expect([same.status, same.raw.length]).toEqual([304, 0]);
      expect((await get({ range: `bytes=${big.length}-` })).status).toBe(416);
      expect((await get({ accept: 'image/png' })).status).toBe(406);
      const { rows } = await sql<{
        action: string;
      }>`select action from audit_event where object_id = ${id} order by id`.execute(world.db);
      expect(rows.map(({ action }) => action)).toEqual(['document.upload', ...Array(4).fill('document.download')]);
    }));

  it('R9 only their uploader sees them until a letter names them, then everyone signed in', () =>
    world.rollback(async () => {
      const { id } = (await send(await world.as('tuan'), 'a.pdf', pdf)).body;
      const lan = await world.as('lan');
      expect((await lan.call(downloadAttachment, { params: { id } })).status).toBe(404);
      const tuan = await account('to.chuc');
      const letter = {
        number: '214/BDT-CSDT',
        day: '2022-11-14',
        signer: 'Bế Quang Vinh',
        subject: 'Đề nghị cập nhật',
        unitId: tuan.unitId,
        attachments: [id],
      };
      const letterId = await world.db.transaction().execute((tx) => createLetter(tx, letter, tuan.id, world.clock.now));
      expect((await lan.call(downloadAttachment, { params: { id } })).status).toBe(200);
      expect((await world.stranger().call(downloadAttachment, { params: { id } })).status).toBe(401);
      expect((await lettersById(world.db, [letterId])).get(letterId)).toEqual({
        id: letterId,
        number: '214/BDT-CSDT',
        day: '2022-11-14',
        signer: 'Bế Quang Vinh',
        subject: 'Đề nghị cập nhật',
        attachments: [{ id, name: 'a.pdf', mediaType: 'application/pdf', size: pdf.length }],
      });
    }));

  it('R9 nobody ties another’s upload to a letter, nor one that is tied already', () =>
    world.rollback(async () => {
      const { id } = (await send(await world.as('tuan'), 'a.pdf', pdf)).body;
      const [tuan, minh] = [await account('to.chuc'), await account('trungkhanh')];
      const tie = (accountId: string) =>
        world.db
          .transaction()
          .execute((tx) =>
            createLetter(
              tx,
              { number: '1', day: '2022-11-14', subject: 'x', unitId: tuan.unitId, attachments: [id] },
              accountId,
              world.clock.now,
            ),
          );
      await expect(tie(minh.id)).rejects.toMatchObject({ code: 'not-found' });
      await tie(tuan.id);
      await expect(tie(tuan.id)).rejects.toMatchObject({ code: 'not-found' });
      expect(await world.db.selectFrom('letter').select('id').execute()).toHaveLength(1);
    }));

  it.each([
    ['plain text called pdf', 'a.pdf', Buffer.from('xin chào')],
    ['a page', 'a.html', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a picture that can hold scripts', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['an archive that is no document', 'a.docx', Buffer.from('PK\u0003\u0004 không phải tệp Word')],
    ['nothing', 'a.pdf', Buffer.alloc(0)],
  ])('R15 refuses %s by its content', (_, name, content) =>
    world.rollback(async () => {
      const answer = await send(await world.as('tuan'), name, content);
      expect([answer.status, answer.problem.code]).toEqual([415, 'unsupported-media']);
      expect(await world.db.selectFrom('attachment').select('id').execute()).toEqual([]);
    }),
  );

  it('R15 takes 10 MB and no more', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const head = pdf.subarray(0, 9);
      const big = Buffer.concat([head, Buffer.alloc(10 * 1024 * 1024 - pdf.length, 32), pdf.subarray(9)]);
      expect((await send(tuan, 'a.pdf', big)).status).toBe(200);
      expect((await send(tuan, 'a.pdf', Buffer.concat([big, Buffer.from('x')]))).status).toBe(413);
      expect((await send(tuan, 'a.pdf', Buffer.from('%PDF-1.4'))).status).toBe(415);
      expect((await send(tuan, 'a.pdf', pdf.subarray(0, -60))).status).toBe(415);
    }));

  it('R9 who reads only attaches nothing', () =>
    world.rollback(async () => {
      expect((await send(await world.as('vinh'), 'a.pdf', pdf)).status).toBe(403);
    }));
});
