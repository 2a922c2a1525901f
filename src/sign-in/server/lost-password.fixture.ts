import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import type { JobContext } from '../../platform/jobs/job.ts';
import { openMail } from '../../platform/mail/mail.ts';
import { askLostPassword } from '../contract/lost-password.ts';
import { resetMailJob } from './reset-mail.ts';

export let world: World;
export let post: SMTPServer;
export let port: number;
export const letters: string[] = [];

/** Opens the world and a mail server before the tests of a file, and closes them after. */
export const keepWorldAndPost = (): void => {
  beforeAll(async () => {
    world = await openWorld();
    post = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          letters.push(Buffer.concat(parts).toString('utf8'));
          done();
        });
      },
    });
    port = await new Promise((resolve) => {
      const { server } = post;
      post.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
  afterAll(async () => {
    await new Promise<void>((resolve) => post.close(() => resolve()));
    await world.close();
  });
};

export const ask = { unit: 'UBND xã Đàm Thủy', fullName: 'Hoàng Thị Lan', phone: '0912 345 678' };
export const context = (): JobContext => {
  const mail = openMail({ url: `smtp://127.0.0.1:${port}`, from: 'csdl@caobang.example' });
  return world.jobContext(resetMailJob.name, { publicUrl: 'https://dantoc.example/', ...(mail ? { mail } : {}) });
};
export const lastRequest = async (): Promise<string> =>
  (
    await world.db
      .selectFrom('lost_password_request')
      .select('id')
      .orderBy('asked_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
  ).id;
/** The letter's text: quoted-printable and base64 are how mail carries Vietnamese. */
export const textOf = (letter: string): string => {
  const [head = '', ...body] = letter.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8');
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
};
/** Asks, lets the job run, and takes the token out of the letter. */
export const tokenFor = async (client: Client, username: string): Promise<string> => {
  await client.call(askLostPassword, { body: { ...ask, username } });
  await resetMailJob.run(context(), { requestId: await lastRequest() });
  return /dat-lai-mat-khau#([\w-]+)/.exec(textOf(letters.at(-1) ?? ''))?.[1] ?? '';
};

export type Action = (quan: Client, accountId: string) => Promise<{ readonly status: number }>;
export const successor = {
  fullName: 'Nông Thị Hoa',
  position: 'Công chức Tư pháp',
  section: 'Văn phòng',
  phone: '0912 345 678',
};
