import type { FastifyReply, FastifyRequest } from 'fastify';
import fresh from 'fresh';
import type { Span } from '../call/file-answer.ts';
import type { RouteShape } from '../contract/route.ts';
import { problem } from '../problems/catalogue.ts';
import { nothing } from './nothing.ts';
import { spanIn } from './span.ts';

/** A tag as the header carries it (RFC 9110, 8.8.3). */
export const etagOf = ({ validator }: RouteShape, tag: string | undefined): string | undefined => {
  if (validator === undefined || tag === undefined) return undefined;
  return validator === 'strong' ? `"${tag}"` : `W/"${tag}"`;
};

const isStrong = (etag: string): boolean => !etag.startsWith('W/');

/** Who goes on with a copy and says which (`If-Match`) is not given another one (RFC 9110, 13.1.1). */
export const refuseOtherCopy = ({ headers }: FastifyRequest, etag: string): void => {
  const wanted = headers['if-match']?.trim();
  if (wanted === undefined || wanted === '*') return;
  const named = wanted.split(',').map((one) => one.trim());
  if (!isStrong(etag) || !named.includes(etag)) throw problem('copy-differs');
};

/** What is to be answered to who has this very content already; undefined where it has to be sent. */
export const notModified = (request: FastifyRequest, reply: FastifyReply, etag: string): FastifyReply | undefined => {
  const copy = request.headers['if-none-match'];
  // The tag alone: `Cache-Control: no-cache` speaks to caches on the way, and `fetch` sends it with every tag that a program names.
  if (copy === undefined || !fresh({ 'if-none-match': copy }, { etag })) return undefined;
  return reply.code(304).header('etag', etag).send(nothing(request));
};

/** Whether the part asked for belongs to the copy that the asker has; a date or a weak tag is no promise of that (RFC 9110, 13.1.5). */
const fitsCopy = ({ headers }: FastifyRequest, etag: string): boolean => {
  const copy = headers['if-range'];
  return copy === undefined || (isStrong(etag) && copy === etag);
};

/**
 * The part of the content that is asked for; undefined where all of it is to be sent, as a server may where it does not serve the part
 * (RFC 9110, 14.2); a part outside of the content is refused (416).
 */
export const spanOf = (
  request: FastifyRequest,
  { ranges }: RouteShape,
  etag: string | undefined,
  size: number | undefined,
): Span | undefined => {
  const { range } = request.headers;
  if (!ranges || range === undefined || size === undefined || etag === undefined) return undefined;
  if (request.method !== 'GET' || !fitsCopy(request, etag)) return undefined;
  const span = spanIn(range, size);
  if (span === 'outside') throw problem('range-outside', { size });
  return span;
};
