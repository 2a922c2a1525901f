import { create } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { answersOf } from '../call/door.ts';
import type { FileAnswer, Span } from '../call/file-answer.ts';
import { mediaTypes } from '../contract/media.ts';
import type { RouteShape } from '../contract/route.ts';

/** The name in letters that every client knows: `đ` has no mark that could come off, so it is told apart. */
const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\/%]/g, '_');

/** RFC 6266 and 8187: the plain name for old clients, the true one in UTF-8. */
const dispositionOf = (name: string): string => create(name, { fallback: plainName(name) });

export type FileHead = {
  readonly etag: string | undefined;
  /** Of the whole content, in bytes; undefined where nobody knows it yet. */
  readonly size: number | undefined;
  readonly span: Span | undefined;
};

/** The headers of a file: a download under its own name, never a page of this site. */
export const sendHead = (
  reply: FastifyReply,
  route: RouteShape,
  { name, type }: Pick<FileAnswer, 'name' | 'type'>,
  { etag, size, span }: FileHead,
): void => {
  reply
    .header('content-type', mediaTypes[type])
    .header('content-disposition', dispositionOf(name))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff');
  if (etag) reply.header('etag', etag);
  if (route.ranges) reply.header('accept-ranges', 'bytes');
  if (answersOf(route).length > 1) reply.header('vary', 'accept');
  if (span) reply.code(206).header('content-range', `bytes ${span.from}-${span.to}/${size}`);
  const length = span ? span.to - span.from + 1 : size;
  if (length !== undefined) reply.header('content-length', length);
};
