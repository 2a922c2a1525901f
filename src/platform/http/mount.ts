import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../clock/clock.ts';
import type { Download, RouteShape } from '../contract/route.ts';
import type { Database, Db } from '../db/open.ts';
import { Problem, problem } from '../problems/catalogue.ts';
import type { Actor, AuditEvent, Binding, Scope, UploadedFile } from './call.ts';
import { sendDownload } from './download.ts';
import { claimKey, keepReply, releaseKey, requestKey } from './idempotency.ts';
import { type RequestFacts, requestFacts } from './request-facts.ts';
import { openSealed, seal } from './sealed-reply.ts';
import { readFiles } from './upload.ts';

/** What the nouns lend to the HTTP layer; the layer itself knows no noun. */
export type Gate = {
  readonly authenticate: (tx: Db, token: string, now: Date) => Promise<{ actor: Actor; scope: Scope } | undefined>;
  readonly allows: (actor: Actor, permission: string) => boolean;
  readonly record: (
    tx: Db,
    who: Actor | undefined,
    event: AuditEvent & { result: 'done' | 'refused' },
    request: RequestFacts,
    now: Date,
  ) => Promise<void>;
};

export type MountOptions = {
  readonly database: Database;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly cookie: SessionCookie;
};
export type SessionCookie = { readonly name: string; readonly secure: boolean };

type Parts = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
};
/** An answer, or a refusal after which what was written is committed. */
type Outcome = { readonly answer: unknown } | { readonly refusal: Problem };
type Loose = (call: object, input: Parts) => Promise<unknown>;

const isWrite = (route: RouteShape) => route.method !== 'GET';

const schemaOf = (route: RouteShape) => ({
  ...(route.params ? { params: route.params } : {}),
  ...(route.query ? { querystring: route.query } : {}),
  ...(route.body && route.consumes !== 'multipart' ? { body: route.body } : {}),
  ...(route.reply === 'file' ? {} : { response: { 200: route.reply } }),
});

const refuseUnless = (gate: Gate, route: RouteShape, known: { actor: Actor } | undefined): void => {
  if (route.permission === 'public') return;
  if (!known) throw problem('not-signed-in');
  if (known.actor.mustChangePassword && !route.beforePasswordChange) throw problem('password-change-required');
  if (route.permission !== 'signedIn' && !gate.allows(known.actor, route.permission)) throw problem('not-allowed');
};

/** One write request is one transaction: actor, permission, request key, verb, audit; answered after commit. */
const perform = async (
  options: MountOptions,
  binding: Binding,
  request: FastifyRequest,
  reply: FastifyReply,
  tx: Db,
  seen: { actor?: Actor },
): Promise<Outcome> => {
  const { gate, clock, cookie } = options;
  const { route } = binding;
  const now = clock();
  const facts = requestFacts(request);
  const token = request.cookies[cookie.name];
  const known = token ? await gate.authenticate(tx, token, now) : undefined;
  if (known) seen.actor = known.actor;
  refuseUnless(gate, route, known);
  const key =
    isWrite(route) && route.idempotency !== 'none' && known
      ? requestKey(known.actor.accountId, request.headers['idempotency-key'], request.method, request.url, request.body)
      : undefined;
  const before = key && (await claimKey(tx, key, now));
  const secret = route.secretReply && token ? token : undefined;
  if (before) return { answer: secret ? openSealed(before.reply, secret) : before.reply };
  const setSession = (value: string | null) => setCookie(reply, cookie, value);
  const audit = (event: AuditEvent, who = known?.actor) =>
    gate.record(tx, who, { result: 'done', ...event }, facts, now);
  const input = {
    params: request.params,
    query: request.query,
    body: request.body,
    files: route.consumes === 'multipart' ? await readFiles(request) : [],
  };
  const outcome = await outcomeOf(
    (binding.handler as unknown as Loose)({ tx, ...known, now, request: facts, audit, setSession }, input),
  );
  if (key && 'answer' in outcome) await keepReply(tx, key, secret ? seal(outcome.answer, secret) : outcome.answer);
  if (key && 'refusal' in outcome) await releaseKey(tx, key);
  return outcome;
};

const outcomeOf = async (work: Promise<unknown>): Promise<Outcome> => {
  try {
    return { answer: await work };
  } catch (error) {
    if (error instanceof Problem && error.keep) return { refusal: error };
    throw error;
  }
};

const setCookie = (reply: FastifyReply, cookie: SessionCookie, value: string | null) => {
  const shared = { path: '/', httpOnly: true, sameSite: 'strict', secure: cookie.secure } as const;
  if (value === null) reply.clearCookie(cookie.name, shared);
  else reply.setCookie(cookie.name, value, shared);
};

/** A refusal is in the trail too (R27), in a transaction of its own since the verb's was rolled back; one that kept its writes has its line already. */
const recordRefusal = async (
  { database, gate, clock }: MountOptions,
  route: RouteShape,
  request: FastifyRequest,
  actor: Actor | undefined,
  error: unknown,
): Promise<void> => {
  if (error instanceof Problem && error.keep) return;
  const code = (error as { code?: string }).code ?? '';
  if (
    ![
      'not-allowed',
      'own-figures',
      'password-change-required',
      'locked',
      'wrong-credentials',
      'foreign-origin',
    ].includes(code)
  )
    return;
  const event = {
    action: 'refused',
    objectType: 'route',
    objectId: `${route.method} ${route.path}`,
    reason: code,
    result: 'refused',
  } as const;
  await database.db.transaction().execute((tx) => gate.record(tx, actor, event, requestFacts(request), clock()));
};

export const mount = (server: FastifyInstance, options: MountOptions, binding: Binding): void => {
  const { route } = binding;
  server.route({
    method: route.method,
    url: route.path,
    schema: schemaOf(route),
    bodyLimit: route.bodyLimit ?? 1_048_576,
    handler: async (request, reply) => {
      const seen: { actor?: Actor } = {};
      const work = (tx: Db) => perform(options, binding, request, reply, tx, seen);
      try {
        const outcome = await options.database.db.transaction().execute(work);
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
