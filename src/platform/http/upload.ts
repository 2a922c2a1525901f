import { parse } from 'content-disposition';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Uploaded } from '../call/uploaded.ts';
import { mediaTypeOf, mediaTypes } from '../contract/media.ts';
import type { UploadShape } from '../contract/route.ts';
import { Problem, problem } from '../problems/catalogue.ts';
import { fileLimitWords } from '../text/file-limit.ts';

const BROKEN = 'Nội dung tải lên bị cắt ngang hoặc sai dạng. Hãy tải tệp lên lại.';
/** How long the rest of a refused upload is still taken and thrown away, so that its sender gets to read the refusal. */
const PATIENCE_MS = 10_000;

const tooLarge = (most: number): Problem => problem('too-large', { detail: fileLimitWords(most) });

/** Bytes as they come, counted: more than the route takes ends it at once, wherever the sender stands. */
const counted = async function* ({ raw }: FastifyRequest, most: number): AsyncGenerator<Uint8Array> {
  let taken = 0;
  try {
    // A stream that is destroyed takes the connection with it, and the refusal could not be said.
    for await (const piece of raw.iterator({ destroyOnReturn: false })) {
      taken += piece.length;
      if (taken > most) throw tooLarge(most);
      yield piece;
    }
  } catch (error) {
    throw error instanceof Problem ? error : problem('bad-request', { detail: BROKEN });
  }
};

/** The name by which the sender calls the file (RFC 6266). */
const nameIn = (disposition: string | undefined): string | undefined =>
  disposition === undefined ? undefined : parse(disposition).parameters.filename?.normalize('NFC');

/** The file that a request carries, not read yet; refused where its head says already that it is not taken. */
export const uploadedOf = (request: FastifyRequest, { types, most }: UploadShape): Uploaded => {
  const { headers } = request;
  const type = mediaTypeOf(headers['content-type'] ?? '');
  const packed = (headers['content-encoding'] ?? 'identity') !== 'identity';
  if (type === undefined || type === 'json' || packed || !types.includes(type))
    throw problem('unsupported-media', { types: types.map((one) => mediaTypes[one]) });
  if (Number(headers['content-length'] ?? 0) > most) throw tooLarge(most);
  return { name: nameIn(headers['content-disposition']), type, bytes: counted(request, most) };
};

/** What is left of an upload is thrown away; who goes on sending for long after the answer is cut off. */
export const dropRest = ({ raw }: FastifyRequest): void => {
  if (raw.complete) return;
  const late = setTimeout(() => raw.destroy(), PATIENCE_MS).unref();
  for (const end of ['end', 'close'] as const) raw.once(end, () => clearTimeout(late));
  raw.resume();
};

/** Routes that take files, apart from the others: there nobody reads a body before its verb does, whatever it says to be. */
export const withoutParsers = (server: FastifyInstance, add: (apart: FastifyInstance) => void): void => {
  server.register(async (apart) => {
    apart.removeAllContentTypeParsers();
    apart.addContentTypeParser('*', (_request, _payload, done) => done(null));
    add(apart);
  });
};
