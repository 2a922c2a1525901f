import type { FastifyReply } from 'fastify';
import type { Download } from '../contract/route.ts';

/** RFC 6266 / 8187: a plain name for old clients, the true one in UTF-8. */
const disposition = (name: string): string => {
  const plain = name
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\/]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
};

/** A file leaves as a download, never as a page of this site. */
export const sendDownload = async (
  reply: FastifyReply,
  { name, mediaType, content }: Download,
): Promise<FastifyReply> => {
  const bytes = typeof content === 'function' ? await content() : content;
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', disposition(name))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
    .send(Buffer.from(bytes));
};
