import type { FastifyInstance, FastifyRequest } from 'fastify';
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
import { type Cookies, type Handed, handCookies } from './cookies.ts';
import { sendDownload } from './download.ts';
import { toProblem } from './errors.ts';
import {
  askCaller,
  type FormerReply,
  findFormer,
  findRequestKey,
  keptReply,
  leaveScope,
  type OwnKey,
  repeated,
} from './idempotency.ts';
import { type RequestFacts, requestFacts } from './request-facts.ts';
import { openSealed, seal } from './sealed-reply.ts';
import { readFiles } from './upload.ts';

type Recorded = AuditEvent & { readonly result: 'done' | 'refused' };
type Entry = { readonly actor: Actor | undefined; readonly event: Recorded };
type Known = { readonly actor: Actor; readonly scope: Scope };

/** One row that stands for a session; only the gate knows what else is in it. */
type CallerRow = { readonly accountId: string; readonly unitId: number; readonly rowScope: string };

/** What the nouns lend to the HTTP layer; the layer itself knows no noun. */
export type Gate = {
  /** The session behind a token as a query of one row. */
  sessionQuery(token: string, now: Date): RawBuilder<CallerRow>;
  /** Whether that session still counts, and for whom. What a page asks by itself (`background`) does not keep it alive. */
  readSession(tx: Db, row: CallerRow | undefined, now: Date, background: boolean): Promise<Known | undefined>;
  allows(actor: Actor, permission: string): boolean;
  /** The lines of the audit trail as a statement. */
  trail(entries: readonly Entry[], request: RequestFacts, now: Date): RawBuilder<unknown>;
};

export type MountOptions = {
  readonly database: Database;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly cookie: Cookies;
  readonly secrets: Secrets;
  readonly queue: Queue;
  readonly clockWatch?: ClockWatch;
};

type Parts = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  readonly prepared?: unknown;
  readonly asked?: () => Promise<readonly unknown[]>;
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
  readonly key: OwnKey | undefined;
  readonly former: FormerReply | undefined;
  readonly asked: () => Promise<readonly unknown[]>;
};
const nothing = async (): Promise<readonly unknown[]> => [];

/** Who calls, whether they may, and whether this very request was answered before: one round trip, together with what the verb asks first. */
const arrive = async (
  { gate, cookie }: MountOptions,
  { route, ahead }: Pick<Binding, 'route' | 'ahead'>,
  request: FastifyRequest,
  { tx, now, seen }: Moment,
): Promise<Arrival> => {
  const token = request.cookies[cookie.name];
  const wanted = keyWanted(route, request);
  const question = ahead?.(inputOf(request, { files: [] }) as never);
  const asked = token ? await askCaller(tx, gate.sessionQuery(token, now), wanted, question) : undefined;
  const known = asked && (await gate.readSession(tx, asked.row, now, isBackground(request)));
  if (known) seen.actor = known.actor;
  // Whoever comes with a session that is over is a stranger, to the database too.
  else if (asked?.row) await leaveScope(tx);
  refuseUnless(gate, route, known);
  if (known && isWrite(route) && route.idempotency !== 'none' && !wanted) throw problem('idempotency-key-missing');
  const key = known && wanted && { ...wanted, accountId: known.actor.accountId };
  if (key) seen.key = key;
  return { known, key, former: asked?.former, asked: asked?.ahead ?? nothing };
};

type Moment = { readonly tx: Db; readonly now: Date; readonly seen: Seen };
/** What a request came to know on its way; the cookies that its verb gave or took go to the browser once that is committed. */
type Seen = { actor?: Actor; handed: Handed; key?: OwnKey; wrote?: boolean };

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
  const { known, key, former, asked } = await arrive(options, binding, request, moment);
  const secret = secretOf(route, request, cookie);
  if (key && former) return { answer: openReply(repeated(key, former), secret) };
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
    device: request.cookies[cookie.device],
    setSession: (session: string | null) => {
      moment.seen.handed = { ...moment.seen.handed, session };
    },
    setDevice: (value: string, days: number) => {
      moment.seen.handed = { ...moment.seen.handed, device: { value, days } };
    },
  };
  const outcome = await outcomeOf((binding.handler as unknown as Loose)(call, { ...inputOf(request, before), asked }));
  if (entries.length > 0) statements.push(gate.trail(entries, facts, now));
  if (key && 'answer' in outcome)
    statements.push(keptReply(key, secret ? seal(outcome.answer, secret) : outcome.answer, now));
  moment.seen.wrote = statements.length > 0;
  await runLast(tx, statements);
  return outcome;
};

/** The token of the session, under which an answer with one-time passwords is kept. */
const secretOf = (route: RouteShape, request: FastifyRequest, cookie: Cookies): string | undefined =>
  route.secretReply ? request.cookies[cookie.name] : undefined;

const openReply = (reply: unknown, secret: string | undefined): unknown => (secret ? openSealed(reply, secret) : reply);

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
    .execute((tx) => gate.trail([{ actor, event }], requestFacts(request), clock()).execute(tx));
};

/**
 * The answer to a request that failed because the same request, with the same key, was at work at the same time and came first:
 * it gets the first one's answer instead of the refusal.
 */
const answerOfTwin = async (
  { database, cookie }: MountOptions,
  route: RouteShape,
  request: FastifyRequest,
  key: OwnKey | undefined,
  error: unknown,
): Promise<Outcome | undefined> => {
  if (!key || toProblem(error).status >= 500) return undefined;
  const former = await findFormer(database.db, key);
  return former && { answer: openReply(repeated(key, former), secretOf(route, request, cookie)) };
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
