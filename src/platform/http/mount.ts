import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Binding } from '../call/binding.ts';
import { type Door, isWrite, type Seen } from '../call/door.ts';
import type { FileAnswer } from '../call/file-answer.ts';
import { type Admit, readLater, runCall } from '../call/run-call.ts';
import type { RouteShape } from '../contract/route.ts';
import type { Database } from '../db/open.ts';
import { arrivalOf } from './arrival.ts';
import { type Cookies, handCookies } from './cookies.ts';
import type { Patience } from './limits.ts';
import { sendFile } from './send-file.ts';
import { sendJson } from './send-json.ts';
import { dropRest, uploadedOf, withoutParsers } from './upload.ts';

export type MountOptions = Door & { readonly database: Database; readonly cookie: Cookies };
type Mounting = MountOptions & { readonly patience: Patience };

const schemaOf = (route: RouteShape) => ({
  ...(route.params ? { params: route.params } : {}),
  ...(route.query ? { querystring: route.query } : {}),
  ...(route.body ? { body: route.body } : {}),
  ...(route.reply ? { response: { 200: route.reply } } : {}),
});

/** What a route must not say together; found when the server starts. */
const demandSound = (route: RouteShape): void => {
  const repeated = isWrite(route) && route.idempotency !== 'none';
  if (!route.reply && !route.files) throw new Error(`${route.path} answers nothing`);
  if (repeated && (route.files || route.upload)) throw new Error(`${route.path}: a file is not kept for a repetition`);
  if (route.ranges && route.validator !== 'strong') throw new Error(`${route.path}: parts need a strong validator`);
  if (route.upload && route.body) throw new Error(`${route.path}: the file is the body`);
};

/**
 * An upload may take minutes on a weak line: nothing is held meanwhile (the embedded database would stand still for everybody),
 * and whoever may not upload is refused before the content is read.
 */
const uploadOf = async (route: RouteShape, request: FastifyRequest, admit: Admit) => {
  if (!route.upload) return {};
  await admit();
  return { upload: uploadedOf(request, route.upload) };
};

/** HTTP as one door among others: the request becomes a call, the call's outcome an answer. */
const mountIn = (server: FastifyInstance, options: Mounting, binding: Binding): void => {
  const { route } = binding;
  server.route({
    method: route.method,
    url: route.path,
    schema: schemaOf(route),
    bodyLimit: route.bodyLimit ?? 1_048_576,
    // Packed on the way the bytes would be others than those that the tag stands for.
    ...(route.validator === 'strong' ? { compress: false } : {}),
    ...(route.upload ? { decompress: false } : {}),
    handler: async (request, reply) => {
      if (route.upload) reply.raw.once('finish', () => dropRest(request));
      const seen: Seen = { handed: {} };
      const { params, query, body } = request;
      const arrival = arrivalOf(request, route, options.cookie);
      const wanted = arrival.takes[0] ?? 'json';
      const read = async (admit: Admit) => ({
        params,
        query,
        body,
        wanted,
        ...(await uploadOf(route, request, admit)),
      });
      const outcome = await runCall(options, binding, arrival, read, seen);
      handCookies(reply, options.cookie, seen.handed);
      if ('refusal' in outcome) throw outcome.refusal;
      reply.header('cache-control', 'no-store');
      if (route.reply && wanted === 'json') return sendJson(request, reply, outcome.answer, route);
      const sending = { route, read: readLater(options, route, arrival), stalled: options.patience.upload };
      return sendFile(request, reply, outcome.answer as FileAnswer, sending);
    },
  });
};

export const mount = (server: FastifyInstance, options: Mounting, binding: Binding): void => {
  demandSound(binding.route);
  if (binding.route.upload) withoutParsers(server, (apart) => mountIn(apart, options, binding));
  else mountIn(server, options, binding);
};
