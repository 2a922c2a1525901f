import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Binding, UploadedFile } from '../call/binding.ts';
import type { Download, RouteShape } from '../contract/route.ts';
import type { Db } from '../db/open.ts';
import { arrive, type Before, inputOf, refuseByWrongClock } from './arrive.ts';
import { handCookies } from './cookies.ts';
import { sendDownload } from './download.ts';
import { isWrite, type MountOptions, type Seen } from './gate.ts';
import { originOf } from './origin.ts';
import { answerOfTwin, perform } from './perform.ts';
import { recordRefusal } from './refused.ts';
import { readFiles } from './upload.ts';

const schemaOf = (route: RouteShape) => ({
  ...(route.params ? { params: route.params } : {}),
  ...(route.query ? { querystring: route.query } : {}),
  ...(route.body && route.consumes !== 'multipart' ? { body: route.body } : {}),
  ...(route.reply === 'file' ? {} : { response: { 200: route.reply } }),
});

/**
 * An upload may take minutes on a weak line: nothing is held meanwhile (the embedded database would stand still for everybody),
 * and whoever may not upload is refused before the content is read.
 */
const filesOf = async (
  options: MountOptions,
  route: RouteShape,
  request: FastifyRequest,
  seen: Seen,
): Promise<readonly UploadedFile[]> => {
  if (route.consumes !== 'multipart') return [];
  await options.database.db
    .transaction()
    .execute((tx) => arrive(options, { route }, request, { tx, now: options.clock(), seen }));
  return readFiles(request);
};

const prepare = async (
  { database, clock, cookie, secrets }: MountOptions,
  binding: Binding,
  request: FastifyRequest,
  files: readonly UploadedFile[],
): Promise<Before> => {
  if (!binding.prepare) return { files };
  const outside = {
    db: database.db,
    now: clock(),
    origin: originOf(request),
    secrets,
    token: request.cookies[cookie.name],
  };
  return { files, prepared: await binding.prepare(outside, inputOf(request, { files }) as never) };
};

/**
 * Work in a transaction, answered after its commit; a reading that left nothing to write is answered before, since there is nothing that
 * the end of its transaction could still undo.
 */
const inTransaction = <V>(db: Db, work: (tx: Db) => Promise<V>, onlyRead: () => boolean): Promise<V> =>
  new Promise((resolve, reject) => {
    const done = db.transaction().execute(async (tx) => {
      const value = await work(tx);
      if (onlyRead()) resolve(value);
      return value;
    });
    done.then(resolve, reject);
  });

export const mount = (server: FastifyInstance, options: MountOptions, binding: Binding): void => {
  const { route } = binding;
  server.route({
    method: route.method,
    url: route.path,
    schema: schemaOf(route),
    bodyLimit: route.bodyLimit ?? 1_048_576,
    handler: async (request, reply) => {
      const seen: Seen = { handed: {} };
      try {
        refuseByWrongClock(options, route);
        const before = await prepare(options, binding, request, await filesOf(options, route, request, seen));
        const now = options.clock();
        const work = (tx: Db) => perform(options, binding, request, { tx, now, seen }, before);
        const outcome = await inTransaction(options.database.db, work, () => !isWrite(route) && !seen.wrote).catch(
          async (error: unknown) => {
            const twin = await answerOfTwin(options, route, request, seen.key, error);
            if (twin) return twin;
            throw error;
          },
        );
        handCookies(reply, options.cookie, seen.handed);
        if ('refusal' in outcome) throw outcome.refusal;
        const { answer } = outcome;
        reply.header('cache-control', 'no-store');
        return route.reply === 'file' ? await sendDownload(reply, answer as Download) : reply.send(answer);
      } catch (error) {
        await recordRefusal(options, route, request, seen.actor, error);
        throw error;
      }
    },
  });
};
