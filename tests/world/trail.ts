import { Ajv, type ValidateFunction } from 'ajv';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { bindings } from '../../src/app/bindings.ts';
import { eventSchemas, ofTheSystem } from '../../src/app/trail.ts';
import { eventDigest } from '../../src/audit/server/event-digest.ts';
import { readEvents, type StoredEvent } from '../../src/audit/server/event-rows.ts';
import type { Db } from '../../src/platform/db/open.ts';
import { isDay } from '../../src/platform/text/calendar-day.ts';

const ajv = new Ajv({ strict: false, formats: { date: isDay } });
const compiled = new Map<string, ValidateFunction>();

const validatorFor = (action: string): ValidateFunction | undefined => {
  const schema = eventSchemas.get(action);
  if (schema === undefined) return undefined;
  const validate = compiled.get(action) ?? ajv.compile<unknown>(schema);
  compiled.set(action, validate);
  return validate;
};

/** Why an event does not fit the schema of its action (SEC-15); undefined where it does. */
export const misfit = (event: StoredEvent): string | undefined => {
  const validate = validatorFor(event.action);
  if (validate === undefined) return `${event.action}: no such action`;
  const { action } = event;
  return validate(event) ? undefined : `${action}: ${ajv.errorsText(validate.errors)} ${JSON.stringify(event)}`;
};

/** Written by the trail itself: what a test put or bent there by hand has no digest that fits. What a test writes through it is about `thu` or comes from `job thu`. */
const writtenByProduct = (event: StoredEvent): boolean =>
  event.request_id !== 'job thu' && event.object_type !== 'thu' && eventDigest(event) === event.digest;

/** Every event after one of the trail that the product wrote. */
export const writtenAfter = async (db: Db, after: number): Promise<StoredEvent[]> =>
  (await readEvents(db, sql`e.id > ${after}`, 100_000)).filter(writtenByProduct);

export const lastEventId = async (db: Db): Promise<number> =>
  (await sql<{ id: number }>`select coalesce(max(id), 0) as id from audit_event`.execute(db)).rows[0]?.id ?? 0;

/** Requests of a server, and what they were to leave in the trail. */
export type Watched = {
  readonly routes: Map<string, string>;
  /** Writes that were answered with success. */
  readonly written: Map<string, string>;
};

/** Writes that keep nothing, and those that may find nothing to change. */
const leaveNothing = [
  'POST /api/classifications/:code/read',
  'POST /api/code-lists/read',
  'POST /api/indicators/preview',
  'POST /api/forms/try',
  'POST /api/campaigns/preview',
  'POST /api/submissions/:id/corrections/preview',
];
const mayChangeNothing = [
  'PATCH /api/submissions/:id/draft',
  'PATCH /api/sheets/drafts',
  'POST /api/sheets/submit',
  'POST /api/notices/read',
  'DELETE /api/my/sessions',
];

export const watchRequests = (server: FastifyInstance): Watched => {
  const watched: Watched = { routes: new Map(), written: new Map() };
  const keys = new Set<string>();
  server.addHook('onRequest', async (request) => {
    watched.routes.set(request.id, `${request.method} ${request.routeOptions.url}`);
  });
  server.addHook('onResponse', async (request, reply) => {
    const key = String(request.headers['idempotency-key'] ?? request.id);
    const repeated = keys.has(key);
    keys.add(key);
    const route = watched.routes.get(request.id) ?? '';
    if (request.method !== 'GET' && reply.statusCode < 300 && !repeated) watched.written.set(request.id, route);
  });
  return watched;
};

const said: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(bindings.map(({ route, leaves }) => [`${route.method} ${route.path}`, leaves])),
  ...ofTheSystem,
};

/** An event that its route, job or command was not said to leave (SEC-16). */
const unannounced = ({ routes }: Watched, { action, request_id }: StoredEvent): string | undefined => {
  const route = routes.get(String(request_id)) ?? String(request_id);
  // Calls that a test makes without a server have an id of their own.
  if (isId(route) || action === 'refused' || said[route]?.includes(action)) return undefined;
  return `${route} leaves ${action}, which its routes do not say`;
};

const isId = (text: string): boolean => /^[0-9a-f-]{36}$|^thu/.test(text);

/** Writes that succeeded and left no event. */
const unheard = ({ written }: Watched, events: readonly StoredEvent[]): string[] => {
  const heard = new Set(events.map(({ request_id }) => request_id));
  return [...written]
    .filter(([id, route]) => !heard.has(id) && ![...leaveNothing, ...mayChangeNothing].includes(route))
    .map(([, route]) => `${route} succeeded and left no event`);
};

/** Every event of the trail fits its schema and its route, and every write has one: a test in which that is not so fails. */
export const demandFittingTrail = async (db: Db, after: number, watched?: Watched): Promise<void> => {
  const events = await writtenAfter(db, after);
  const faults = events.flatMap((event) =>
    [misfit(event) ?? [], (watched && unannounced(watched, event)) ?? []].flat(),
  );
  if (watched) faults.push(...unheard(watched, events));
  watched?.written.clear();
  if (faults.length > 0) throw new Error(`the trail does not fit (SEC-15, SEC-16):\n${faults.join('\n')}`);
};
