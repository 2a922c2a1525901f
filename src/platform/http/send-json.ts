import type { FastifyReply, FastifyRequest } from 'fastify';
import { answersOf } from '../call/door.ts';
import type { RouteShape } from '../contract/route.ts';
import { sha256 } from '../digest/digest.ts';
import { etagOf, notModified, refuseOtherCopy } from './conditional.ts';

/** Sends JSON; where the route says so with a tag made of it, and to who has the same already only word of that. */
export const sendJson = (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: unknown,
  route: RouteShape,
): FastifyReply => {
  if (answersOf(route).length > 1) reply.header('vary', 'accept');
  if (route.validator === undefined) return reply.send(answer);
  const text = String(reply.serialize(answer as object));
  const etag = etagOf({ ...route, validator: 'weak' }, sha256(text)) ?? '';
  refuseOtherCopy(request, etag);
  return (
    notModified(request, reply, etag) ??
    reply.header('etag', etag).header('content-type', 'application/json; charset=utf-8').send(text)
  );
};
