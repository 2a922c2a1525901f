import * as T from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { smallPdf } from '../../../tests/world/small-pdf.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
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

const send = async (client: Client, name: string, content: Buffer, mediaType = 'application/pdf') => {
  const head = `--ranh-gioi\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${mediaType}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--ranh-gioi--\r\n')]);
  return client.call(upload, { body }, { headers: { 'content-type': 'multipart/form-data; boundary=ranh-gioi' } });
};
const firstOf = ({ body }: Awaited<ReturnType<typeof send>>) =>
  body.attachments[0] ?? { id: '', name: '', mediaType: '', size: 0 };
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
      const row = firstOf(sent);
      expect(row).toMatchObject({ name: 'Công văn đề nghị.pdf', mediaType: 'application/pdf', size: pdf.length });
      const { status, raw, headers } = await tuan.call(downloadAttachment, { params: { id: row.id } });
      expect(status).toBe(200);
      expect(raw.equals(pdf)).toBe(true);
      expect(headers['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''C%C3%B4ng%20v%C4%83n/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    }));

  it('R9 only their uploader sees them until a letter names them, then everyone signed in', () =>
    world.rollback(async () => {
      const { id } = firstOf(await send(await world.as('tuan'), 'a.pdf', pdf));
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
      const { id } = firstOf(await send(await world.as('tuan'), 'a.pdf', pdf));
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
