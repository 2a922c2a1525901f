import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problem } from '../problems/catalogue.ts';
import { refuseUnstorable } from './storable.ts';
import { answerUnreadable } from './unreadable.ts';

/** How long a sender may take, in milliseconds: for the head, for a body, for an upload of files over a weak line. */
export type Patience = { readonly head: number; readonly body: number; readonly upload: number };
export const patience: Patience = { head: 15_000, body: 60_000, upload: 300_000 };

const isUpload = ({ routeOptions }: FastifyRequest, uploads: ReadonlySet<string>) =>
  routeOptions.url !== undefined && uploads.has(routeOptions.url);
const hasBody = ({ headers }: FastifyRequest) =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** A body that comes drop by drop holds a connection: after the time for it, it is answered and cut off. */
const hurry =
  ({ body }: Patience, uploads: ReadonlySet<string>) =>
  async (request: FastifyRequest) => {
    if (!hasBody(request) || isUpload(request, uploads)) return;
    const { raw } = request;
    const late = setTimeout(
      () => answerUnreadable(Object.assign(new Error('late'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' }), raw.socket),
      body,
    ).unref();
    for (const end of ['end', 'close'] as const) raw.once(end, () => clearTimeout(late));
  };

/** HTTP/1.1 names one host (RFC 9112, 3.2): with none or two, a proxy and we could mean different ones. */
const refuseOddHost = async ({ raw }: FastifyRequest, reply: FastifyReply) => {
  const hosts = raw.rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
  if (hosts === 1 || (hosts === 0 && raw.httpVersion === '1.0')) return;
  reply.header('connection', 'close');
  throw problem('bad-request', { detail: 'Yêu cầu phải nêu đúng một máy chủ (Host).' });
};

/** No address of ours takes a name twice: `?id=1&id=2` means different things to different readers (ASVS 15.3.7). */
const refuseRepeated = (query: unknown): void => {
  const repeated = Object.entries(query ?? {}).find(([, value]) => Array.isArray(value));
  if (!repeated) return;
  const at = `querystring/${repeated[0].slice(0, 100)}`;
  throw problem('bad-request', { findings: [{ at, message: 'chỉ được nêu một lần' }] });
};

/** What every request is held to before a route reads it: time, characters, depth, repeated names; JSON and nothing else, but where a route takes files. */
export const holdToLimits = (server: FastifyInstance, limits: Patience, uploads: ReadonlySet<string>): void => {
  server.removeContentTypeParser('text/plain');
  server.addHook('onRequest', refuseOddHost);
  server.addHook('onRequest', hurry(limits, uploads));
  server.addHook('preValidation', async ({ params, query, body }) => {
    refuseRepeated(query);
    for (const [at, part] of Object.entries({ params, querystring: query, body })) refuseUnstorable(part, at);
  });
};
