import { type RawBuilder, sql } from 'kysely';
import { json } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import type { Actor, AuditEvent } from '../../platform/http/call.ts';
import type { RequestFacts } from '../../platform/http/request-facts.ts';

export type RecordedEvent = AuditEvent & { readonly result: 'done' | 'refused' };

const who = (actor: Actor | undefined) => ({
  account_id: actor?.accountId ?? null,
  account_name: actor?.username ?? null,
  custodian_id: actor?.custodianId ?? null,
  custodian_name: actor?.custodianName ?? null,
});

const what = (event: RecordedEvent, actor: Actor | undefined) => ({
  unit_id: event.unitId ?? actor?.unitId ?? null,
  action: event.action,
  object_type: event.objectType,
  object_id: event.objectId === undefined ? null : String(event.objectId).slice(0, 200),
  result: event.result,
  reason: event.reason ?? null,
});

const where = (request: RequestFacts) => ({
  address: request.address,
  port: request.port,
  user_agent: request.userAgent,
  request_id: request.id,
});

/** A name an outsider typed may hold anything; NUL is the one character that the database cannot keep. */
const storable = <R extends Record<string, string | number | null>>(row: R): R => {
  const kept: Record<string, string | number | null> = {};
  for (const [name, value] of Object.entries(row))
    kept[name] = typeof value === 'string' ? value.replaceAll('\0', '') : value;
  return { ...row, ...kept };
};

type Entry = { readonly actor: Actor | undefined; readonly event: RecordedEvent };

/**
 * The lines of the trail as one statement, to be run in the transaction of the change itself: account and custodian of that
 * moment, action, object, result, address and port (SEC-15), each with the digest of its canonical JSON. It fails when a line
 * cannot be written, and the change goes with it (R27). `unitId` of an event is the unit it concerns; the actor's own unit
 * where none is said.
 */
export const trailOf = (tx: Db, entries: readonly Entry[], request: RequestFacts, now: Date): RawBuilder<unknown> => {
  const rows = entries.map(({ actor, event }) => {
    const row = storable({ ...who(actor), ...what(event, actor), ...where(request) });
    const detail = json(event.detail ?? {});
    const digest = digestOf({ ...row, at: now.toISOString(), detail: JSON.parse(detail) });
    return { ...row, at: now, detail, digest };
  });
  return sql`${tx.insertInto('audit_event').values(rows)}`;
};

/** Writes one line of the trail. */
export const recordEvent = async (
  tx: Db,
  actor: Actor | undefined,
  event: RecordedEvent,
  request: RequestFacts,
  now: Date,
): Promise<void> => {
  await trailOf(tx, [{ actor, event }], request, now).execute(tx);
};
