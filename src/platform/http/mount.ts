import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RawBuilder } from 'kysely';
import type { Clock } from '../clock/clock.ts';
import type { ClockWatch } from '../clock/clock-watch.ts';
import type { Download, RouteShape } from '../contract/route.ts';
import type { Database, Db } from '../db/open.ts';
import { runLast } from '../db/run-last.ts';
import type { Queue } from '../jobs/queue.ts';
import { Problem, problem } from '../problems/catalogue.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Actor, AuditEvent, Binding, Scope, UploadedFile } from './call.ts';
import { sendDownload } from './download.ts';
import {
  askAndClaim,
  findRequestKey,
  formerReply,
  keptReply,
  leaveScope,
  type RequestKey,
  releasedKey,
} from './idempotency.ts';
import { type RequestFacts, requestFacts } from './request-facts.ts';
import { openSealed, seal } from './sealed-reply.ts';
import { readFiles } from './upload.ts';

type Recorded = AuditEvent & { readonly result: 'done' | 'refused' };
type Entry = { readonly actor: Actor | undefined; readonly event: Recorded };
type Known = { readonly actor: Actor; readonly scope: Scope };

/** One row that stands for a session; only the gate knows what else is in it. */
type CallerRow = { readonly accountId: string; readonly rowScope: string };

/** What the nouns lend to the HTTP layer; the layer itself knows no noun. */
export type Gate = {
  /** The session behind a token as a query of one row. */
  sessionQuery(token: string, now: Date): RawBuilder<CallerRow>;
  /** Whether that session still counts, and for whom. What a page asks by itself (`background`) does not keep it alive. */
  readSession(tx: Db, row: CallerRow | undefined, now: Date, background: boolean): Promise<Known | undefined>;
  allows(actor: Actor, permission: string): boolean;
  /** The lines of the audit trail as a statement. */
  trail(tx: Db, entries: readonly Entry[], request: RequestFacts, now: Date): RawBuilder<unknown>;
};

export type MountOptions = {
  readonly database: Database;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly cookie: SessionCookie;
  readonly secrets: Secrets;
  readonly queue: Queue;
  readonly clockWatch?: ClockWatch;
};
export type SessionCookie = { readonly name: string; readonly secure: boolean };

type Parts = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  readonly prepared?: unknown;
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
  if (known.actor.secondFactorMissing && !route.beforePasswordChange && !route.beforeSecondFactor)
    throw problem('second-factor-required');
  if (route.permission !== 'signedIn' && !gate.allows(known.actor, route.permission)) throw problem('not-allowed');
};

/** Times written by a wrong clock would be worthless for good: nothing is written, all else goes on (SEC-18). */
const refuseByWrongClock = ({ clockWatch }: MountOptions, route: RouteShape): void => {
  if (isWrite(route) && !route.whileClockWrong && clockWatch?.report().state === 'wrong') throw problem('clock-wrong');
};

/** A page marks what nobody at it asked for: the repeated look for notices. */
const isBackground = (request: FastifyRequest): boolean => request.headers['x-background'] === '1';

const keyWanted = (route: RouteShape, request: FastifyRequest) =>
  isWrite(route) && route.idempotency !== 'none'
    ? findRequestKey(request.headers['idempotency-key'], request.method, request.url, request.body)
    : undefined;

type Arrival = {
  readonly known: Known | undefined;
  readonly key: (RequestKey & { accountId: string }) | undefined;
  readonly claimed: boolean;
};

/** Who calls, whether they may, and whether this very request was answered before: one round trip. */
const arrive = async (
  { gate, cookie }: MountOptions,
  route: RouteShape,
  request: FastifyRequest,
  { tx, now, seen }: Moment,
): Promise<Arrival> => {
  const token = request.cookies[cookie.name];
  const wanted = keyWanted(route, request);
  const asked = token ? await askAndClaim(tx, gate.sessionQuery(token, now), wanted, now) : undefined;
  const known = asked && (await gate.readSession(tx, asked.row, now, isBackground(request)));
  if (known) seen.actor = known.actor;
  // Whoever comes with a session that is over is a stranger, to the database too.
  else if (asked?.row) await leaveScope(tx);
  refuseUnless(gate, route, known);
  if (known && isWrite(route) && route.idempotency !== 'none' && !wanted) throw problem('idempotency-key-missing');
  const key = known && wanted && { ...wanted, accountId: known.actor.accountId };
  return { known, key, claimed: asked?.claimed ?? false };
};

type Moment = { readonly tx: Db; readonly now: Date; readonly seen: Seen };
/** What a request came to know on its way; the session that its verb opened or ended goes to the browser once that is committed. */
type Seen = { actor?: Actor; session?: string | null };

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
    .execute((tx) => arrive(options, route, request, { tx, now: options.clock(), seen }));
  return readFiles(request);
};

/** One write request is one transaction: actor, permission, request key, verb, audit; answered after commit. */
const perform = async (
  options: MountOptions,
  binding: Binding,
  request: FastifyRequest,
  moment: Moment,
  before: Before,
): Promise<Outcome> => {
  const { gate, cookie } = options;
  const { route } = binding;
  const { tx, now } = moment;
  const facts = requestFacts(request);
  const { known, key, claimed } = await arrive(options, route, request, moment);
  const token = request.cookies[cookie.name];
  const secret = route.secretReply && token ? token : undefined;
  if (key && !claimed) {
    const former = await formerReply(tx, key);
    return { answer: secret ? openSealed(former, secret) : former };
  }
  const entries: Entry[] = [];
  const audit = async (event: AuditEvent, actor = known?.actor): Promise<void> => {
    entries.push({ actor, event: { result: 'done', ...event } });
  };
  const statements: RawBuilder<unknown>[] = [];
  const call = {
    tx,
    ...known,
    now,
    request: facts,
    audit,
    lastly: (...more: readonly RawBuilder<unknown>[]) => void statements.push(...more),
    secrets: options.secrets,
    enqueue: (job: string, data: Readonly<Record<string, unknown>>) => options.queue.add(tx, job, data),
    setSession: (value: string | null) => {
      moment.seen.session = value;
    },
  };
  const outcome = await outcomeOf((binding.handler as unknown as Loose)(call, inputOf(request, before)));
  if (entries.length > 0) statements.push(gate.trail(tx, entries, facts, now));
  if (key && 'answer' in outcome)
    statements.push(keptReply(key, secret ? seal(outcome.answer, secret) : outcome.answer));
  if (key && 'refusal' in outcome) statements.push(releasedKey(key));
  await runLast(tx, statements);
  return outcome;
};

/** What was done before the transaction: files read, slow work of the verb. */
type Before = { readonly files: readonly UploadedFile[]; readonly prepared?: unknown };

const inputOf = (request: FastifyRequest, before: Before): Parts => ({
  params: request.params,
  query: request.query,
  body: request.body,
  ...before,
});

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
    request: requestFacts(request),
    secrets,
    token: request.cookies[cookie.name],
  };
  return { files, prepared: await binding.prepare(outside, inputOf(request, { files }) as never) };
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
  if (value === null) reply.clearCookie(cookie.name, shared).header('clear-site-data', '"cache"');
  else reply.setCookie(cookie.name, value, shared);
};

/** A refusal is in the trail too (R27), in a transaction of its own since the verb's was rolled back; one that kept its writes has its line already. */
const recordRefusal = async (
  options: MountOptions,
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
      'second-factor-required',
      'locked',
      'wrong-credentials',
    ].includes(code)
  )
    return;
  await recordRefused(options, request, { actor, reason: code, objectId: `${route.method} ${route.path}` });
};

type Refused = { readonly actor: Actor | undefined; readonly reason: string; readonly objectId: string };

/** The line of a refusal, in a transaction of its own. */
export const recordRefused = async (
  { database, gate, clock }: MountOptions,
  request: FastifyRequest,
  { actor, ...refused }: Refused,
): Promise<void> => {
  const event = { action: 'refused', objectType: 'route', ...refused, result: 'refused' } as const;
  await database.db
    .transaction()
    .execute((tx) => gate.trail(tx, [{ actor, event }], requestFacts(request), clock()).execute(tx));
};

export const mount = (server: FastifyInstance, options: MountOptions, binding: Binding): void => {
  const { route } = binding;
  server.route({
    method: route.method,
    url: route.path,
    schema: schemaOf(route),
    bodyLimit: route.bodyLimit ?? 1_048_576,
    handler: async (request, reply) => {
      const seen: Seen = {};
      try {
        refuseByWrongClock(options, route);
        const before = await prepare(options, binding, request, await filesOf(options, route, request, seen));
        const now = options.clock();
        const work = (tx: Db) => perform(options, binding, request, { tx, now, seen }, before);
        const outcome = await options.database.db.transaction().execute(work);
        if (seen.session !== undefined) setCookie(reply, options.cookie, seen.session);
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
