import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileHeaders } from '../world/papers.ts';
import { smallPdf } from '../world/small-pdf.ts';
import { type Edge, openEdge } from './edge-server.ts';

const pdf = smallPdf();
/** The head of an archive that says it would unfold to four gigabytes. */
const bomb = (): Buffer => {
  const local = Buffer.alloc(30 + 11);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt32LE(0xffffffff, 22);
  local.writeUInt16LE(11, 26);
  local.write('xl/huge.xml', 30);
  return Buffer.concat([local, Buffer.alloc(1000)]);
};

describe('hostile uploads', () => {
  let edge: Edge;
  let cookie = '';
  beforeAll(async () => {
    edge = await openEdge();
    cookie = await edge.signIn('tuan');
  });
  afterAll(() => edge.close());

  const upload = (name: string, payload: Buffer, type = 'application/pdf') =>
    edge.server.inject({
      method: 'POST',
      url: '/api/attachments',
      headers: { cookie, ...fileHeaders(name, type) },
      payload,
    });
  const stored = async () =>
    (await edge.database.owner.selectFrom('attachment').select(['id', 'name', 'media_type']).execute()) ?? [];
  const clear = () => sql`delete from attachment`.execute(edge.database.owner);

  it.each([
    ['a program called pdf', 'a.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['a page called pdf', 'a.pdf', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['an ELF program called png', 'a.png', Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(200)])],
    [
      'XML with an outer entity called xlsx',
      'a.xlsx',
      Buffer.from('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
    ],
    ['an archive that unfolds to gigabytes', 'a.xlsx', bomb()],
    ['an archive cut off', 'a.docx', Buffer.from('PK\u0003\u0004')],
  ])('ASVS 5.2.2 1.5.1 %s is refused by its content', async (_what, name, content) => {
    const answer = await upload(name, content);
    expect([answer.statusCode, answer.json().code]).toEqual([415, 'unsupported-media']);
    expect(await stored()).toEqual([]);
  });

  it('ASVS 5.2.1 11 MB, several files in one and an upload without a file are refused, and nothing is kept', async () => {
    const large = await upload('a.pdf', Buffer.concat([pdf, Buffer.alloc(11 * 1024 * 1024)]));
    expect([large.statusCode, large.json().detail]).toEqual([413, expect.stringContaining('tối đa 10 MB')]);
    expect((await upload('a.pdf', pdf, 'multipart/form-data; boundary=x')).statusCode).toBe(415);
    expect((await upload('a.pdf', Buffer.alloc(0))).statusCode).toBe(415);
    expect(await stored()).toEqual([]);
  });

  it('ASVS 5.2.2 what cannot become a file that is taken is refused at its first bytes, whatever is said to follow', async () => {
    const answer = await edge.bare(
      `POST /api/attachments HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncookie: ${cookie}\r\ncontent-type: application/pdf\r\ncontent-length: 9000000\r\n\r\nMZ program`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 415 /);
    expect(await stored()).toEqual([]);
  });

  it('ASVS 5.2.1 what breaks off is not kept, not in part either', async () => {
    const half = edge.bare(
      Buffer.concat([
        Buffer.from(
          `POST /api/attachments HTTP/1.1\r\nhost: localhost\r\ncookie: ${cookie}\r\ncontent-type: application/pdf\r\ntransfer-encoding: chunked\r\n\r\n${pdf.length.toString(16)}\r\n`,
        ),
        pdf,
        Buffer.from('\r\nzz\r\n'),
      ]),
    );
    expect(await half).toMatch(/^HTTP\/1\.1 400 /);
    expect(await stored()).toEqual([]);
  });

  it.each([
    ['../../../../etc/passwd', /^passwd\.pdf$/],
    ['..\\..\\windows\\system32\\drivers.pdf', /^drivers\.pdf$/],
    ['a%00.exe', /\.pdf$/],
    ['công văn\u202Efdp.exe', /^[^\u202e]*\.pdf$/],
    [';touch x.pdf', /^;touch x\.pdf$/],
    ['CON', /^CON\.pdf$/],
    ['.htaccess', /^htaccess\.pdf$/],
    ['x'.repeat(400), /^x{190}\.pdf$/],
    ['a.pdf\u0009; x=y', /^[^\t]*\.pdf$/],
  ])('ASVS 5.3.2 5.4.1 the name %j leads nowhere: it is kept clean, under an id of ours', async (name, clean) => {
    await clear();
    const answer = await upload(name, pdf);
    expect(answer.statusCode).toBe(200);
    const [row] = await stored();
    expect(row?.name).toMatch(clean);
    expect(row?.name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
    expect(row?.id).toMatch(/^[0-9a-f-]{36}$/);
    const back = await edge.server.inject({ method: 'GET', url: `/api/attachments/${row?.id}`, headers: { cookie } });
    expect(back.rawPayload.equals(pdf)).toBe(true);
    expect(String(back.headers['content-disposition'])).toMatch(
      /^attachment; filename=("[^"\r\n]*"|[\w.-]+)(; filename\*=UTF-8''[\w%.~!*-]+)?$/,
    );
  });

  it('ASVS 3.2.1 what comes back is a download in a sandbox, never a page of ours', async () => {
    await clear();
    await upload('a.pdf', pdf);
    const [row] = await stored();
    const { headers } = await edge.server.inject({
      method: 'GET',
      url: `/api/attachments/${row?.id}`,
      headers: { cookie },
    });
    expect(headers['content-type']).toBe('application/pdf');
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect([headers['x-content-type-options'], headers['cache-control']]).toEqual(['nosniff', 'no-store']);
  });
});
