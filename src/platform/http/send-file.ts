import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileAnswer, FileContent, Later, Streamed } from '../call/file-answer.ts';
import type { RouteShape } from '../contract/route.ts';
import { etagOf, notModified, refuseOtherCopy, spanOf } from './conditional.ts';
import { sendHead } from './file-head.ts';
import { nothing } from './nothing.ts';
import { piecewise } from './piecewise.ts';

/** What the sending of a file needs besides the file: how its content is read, and how long a taker may take nothing. */
export type Sending = { readonly route: RouteShape; readonly read: Later['read']; readonly stalled: number };

/** Ends with the connection: whoever makes content for somebody who has left can stop. */
const untilGone = ({ raw }: FastifyReply): AbortSignal => {
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  return gone.signal;
};

const bytesOf = (content: Uint8Array): Streamed => ({
  size: content.byteLength,
  pieces: async function* (_later, span) {
    yield span ? content.subarray(span.from, span.to + 1) : content;
  },
});

/** Content as pieces; what a function makes is made here, but not for a HEAD, which wants nothing of it. */
const streamOf = async (content: FileContent, { method }: FastifyRequest): Promise<Streamed> => {
  if (content instanceof Uint8Array) return bytesOf(content);
  if (typeof content !== 'function') return content;
  return method === 'HEAD' ? { pieces: async function* () {} } : bytesOf(await content());
};

/** Sends a file, a part of it, or word that nothing changed. Headers go out once the first bytes are there. */
export const sendFile = async (
  request: FastifyRequest,
  reply: FastifyReply,
  answer: FileAnswer,
  { route, read, stalled }: Sending,
): Promise<FastifyReply> => {
  const etag = etagOf(route, answer.tag);
  if (etag) {
    refuseOtherCopy(request, etag);
    const same = notModified(request, reply, etag);
    if (same) return same;
  }
  const signal = untilGone(reply);
  const content = await streamOf(answer.content, request);
  const span = spanOf(request, route, etag, content.size);
  const head = { etag, size: content.size, span };
  if (request.method === 'HEAD') {
    sendHead(reply, route, answer, head);
    return reply.send(nothing(request));
  }
  const length = span ? span.to - span.from + 1 : content.size;
  const stream = await piecewise(content.pieces({ read, signal }, span), length);
  // Who takes nothing for so long holds a connection and nothing else; it is cut off.
  reply.raw.setTimeout(stalled, () => reply.raw.destroy());
  sendHead(reply, route, answer, head);
  return reply.send(stream);
};
