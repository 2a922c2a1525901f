import type { FastifyInstance } from 'fastify';
import type { Clock } from '../platform/clock/clock.ts';
import type { Db } from '../platform/db/open.ts';
import { isMailAddress } from '../platform/mail/mail.ts';
import { problem } from '../platform/problems/catalogue.ts';
import { readContact } from '../policy/server/index.ts';

/** RFC 9116 wants a day less than a year ahead; half a year leaves room for caches. */
const HALF_YEAR_MS = 180 * 86_400_000;
const PATH = '/.well-known/security.txt';

/** Whom to write to or call about a weakness: the board's contact of the regulation (Đ8). */
const contactLines = ({ email, phone: typed }: Awaited<ReturnType<typeof readContact>>): string[] => {
  const phone = typed.replace(/[\s.()-]/g, '');
  return [
    ...(isMailAddress(email) ? [`Contact: mailto:${email}`] : []),
    ...(/^0\d{8,10}$/.test(phone) ? [`Contact: tel:+84-${phone.slice(1)}`] : []),
  ];
};

/** `/.well-known/security.txt` (RFC 9116, SEC-28); not found while nobody has said whom to turn to. */
export const answerSecurityText = (
  server: FastifyInstance,
  db: Db,
  clock: Clock,
  publicUrl: string | undefined,
): void => {
  server.get(PATH, async (_request, reply) => {
    const contact = contactLines(await readContact(db));
    if (contact.length === 0) throw problem('not-found');
    const lines = [
      ...contact,
      `Expires: ${new Date(clock().getTime() + HALF_YEAR_MS).toISOString()}`,
      'Preferred-Languages: vi, en',
      ...(publicUrl ? [`Canonical: ${publicUrl.replace(/\/+$/, '')}${PATH}`] : []),
    ];
    return reply
      .header('content-type', 'text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(`${lines.join('\n')}\n`);
  });
};
