import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Binding, UploadedFile } from '../call/binding.ts';
import type { Door, Seen } from '../call/door.ts';
import { type Admit, runCall } from '../call/run-call.ts';
import type { Download, RouteShape } from '../contract/route.ts';
import type { Database } from '../db/open.ts';
import { arrivalOf } from './arrival.ts';
import { type Cookies, handCookies } from './cookies.ts';
import { sendDownload } from './download.ts';
import { readFiles } from './upload.ts';

export type MountOptions = Door & { readonly database: Database; readonly cookie: Cookies };

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
const filesOf = async (route: RouteShape, request: FastifyRequest, admit: Admit): Promise<readonly UploadedFile[]> => {
  if (route.consumes !== 'multipart') return [];
  await admit();
  return readFiles(request);
};

/** HTTP as one door among others: the request becomes a call, the call's outcome an answer. */
export const mount = (server: FastifyInstance, options: MountOptions, binding: Binding): void => {
  const { route } = binding;
  server.route({
    method: route.method,
    url: route.path,
    schema: schemaOf(route),
    bodyLimit: route.bodyLimit ?? 1_048_576,
    handler: async (request, reply) => {
      const seen: Seen = { handed: {} };
      const { params, query, body } = request;
      const read = async (admit: Admit) => ({ params, query, body, files: await filesOf(route, request, admit) });
      const outcome = await runCall(options, binding, arrivalOf(request, route, options.cookie), read, seen);
      handCookies(reply, options.cookie, seen.handed);
      if ('refusal' in outcome) throw outcome.refusal;
      const { answer } = outcome;
      reply.header('cache-control', 'no-store');
      return route.reply === 'file' ? await sendDownload(reply, answer as Download) : reply.send(answer);
    },
  });
};
