import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StartRefused } from '../config/start-refused.ts';
import { type Mail, openMail } from './mail.ts';

type Arrived = { readonly from: string; readonly to: readonly string[]; readonly text: string };
let arrived: Arrived[] = [];

/** A mail server on loopback; `offersTls` says whether it announces STARTTLS (with a certificate nobody vouches for). */
const openServer = async (offersTls: boolean): Promise<{ port: number; close: () => Promise<void> }> => {
  const server = new SMTPServer({
    authOptional: true,
    ...(offersTls ? {} : { disabledCommands: ['STARTTLS', 'AUTH'] }),
    logger: false,
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        arrived.push({ from, to: envelope.rcptTo.map((one) => one.address), text: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
};

const from = 'csdl@caobang.example';
const open = (url: string): Mail => {
  const mail = openMail({ url, from });
  if (!mail) throw new Error('mail is configured');
  return mail;
};

let plain: Awaited<ReturnType<typeof openServer>>;
beforeAll(async () => {
  plain = await openServer(false);
});
afterAll(() => plain.close());

describe('outgoing mail', () => {
  it('R8 reaches the mail server whole: recipient, subject and text in Vietnamese, an attachment', async () => {
    arrived = [];
    await open(`smtp://127.0.0.1:${plain.port}`).send({
      to: 'lan@damthuy.example',
      subject: 'Đặt lại mật khẩu',
      text: 'Kính gửi chị Lan.\n.\nDòng sau dấu chấm.',
      attachments: [{ name: 'điểm kiểm chứng.txt', mediaType: 'text/plain', content: 'một hai ba' }],
    });
    const [letter] = arrived;
    expect([letter?.from, letter?.to]).toEqual([from, ['lan@damthuy.example']]);
    expect(letter?.text).toContain(
      'Subject: =?UTF-8?Q?=C4=90=E1=BA=B7t_l=E1=BA=A1i_m=E1=BA=ADt?=\r\n =?UTF-8?Q?_kh=E1=BA=A9u?=\r\n',
    );
    expect(letter?.text).toContain('Auto-Submitted: auto-generated');
    expect(letter?.text).toContain(Buffer.from('một hai ba').toString('base64'));
  });

  it.each([
    ['a second recipient', { to: 'lan@damthuy.example, evil@example.com' }],
    ['a line break in the address', { to: 'lan@damthuy.example\r\nBcc: evil@example.com' }],
    ['a line break in the subject', { subject: 'Xin chào\r\nBcc: evil@example.com' }],
    ['a display name', { to: '"x" <lan@damthuy.example>' }],
    [
      'a line break in the name of a file',
      { attachments: [{ name: 'a\r\nX: y', mediaType: 'text/plain', content: '' }] },
    ],
  ])('ASVS 1.3.11 R8 %s is refused: nobody adds headers or readers to a letter', async (_what, part) => {
    arrived = [];
    const letter = { to: 'lan@damthuy.example', subject: 'Thử', text: 'Thử' };
    await expect(open(`smtp://127.0.0.1:${plain.port}`).send({ ...letter, ...part })).rejects.toThrow(/^mail refused/);
    expect(arrived).toEqual([]);
  });

  it('ASVS 12.3.1 a server elsewhere that offers no TLS, or none that can be trusted, gets nothing', async () => {
    arrived = [];
    const letter = { to: 'lan@damthuy.example', subject: 'Thử', text: 'Thử' };
    // Not loopback by name, although it answers here: the address of this machine as another host.
    await expect(open(`smtp://0.0.0.0:${plain.port}`).send(letter)).rejects.toThrow();
    const withTls = await openServer(true);
    await expect(open(`smtp://0.0.0.0:${withTls.port}`).send(letter)).rejects.toThrow(/certificate/i);
    await withTls.close();
    expect(arrived).toEqual([]);
  });

  it('R8 without configuration there is no mail, and a wrong sender is refused at the start', () => {
    expect(openMail(undefined)).toBeUndefined();
    expect(() => openMail({ url: 'smtps://mail.example', from: 'Ban Dân tộc' })).toThrow(StartRefused);
  });

  it('R8 a server that is away is an error, so that the job tries again', async () => {
    const gone = await openServer(false);
    await gone.close();
    const letter = { to: 'lan@damthuy.example', subject: 'Thử', text: 'Thử' };
    await expect(open(`smtp://127.0.0.1:${gone.port}`).send(letter)).rejects.toThrow(/ECONNREFUSED/);
  });
});
