import { type RawBuilder, sql } from 'kysely';
import type { Caller } from '../../platform/call/actor.ts';
import type { AuditEvent } from '../../platform/call/call.ts';
import type { Entry } from '../../platform/call/door.ts';
import type { Origin } from '../../platform/call/origin.ts';
import { json } from '../../platform/db/arrays.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { isStorable } from '../../platform/http/storable.ts';
import { oneLine } from '../../platform/text/one-line.ts';
import { eventDigest } from './event-digest.ts';

export type RecordedEvent = AuditEvent & { readonly result: 'done' | 'refused' };

const FORMAT = 2;

const nobody = {
  account_id: null,
  account_name: null,
  actor_unit_id: null,
  custodian_id: null,
  custodian_name: null,
};

/** An account with its custodian, the program of a consumer by its name; of nobody whether it was the system itself or a stranger. */
const who = (actor: Caller | undefined, origin: Origin) => {
  if (!actor) return { ...nobody, account_kind: origin.address === null ? 'system' : 'none' };
  if (actor.kind === 'consumer') return { ...nobody, account_kind: 'consumer', account_name: actor.name };
  return {
    account_kind: actor.kind,
    account_id: actor.accountId,
    account_name: actor.username,
    actor_unit_id: actor.unitId,
    custodian_id: actor.custodianId,
    custodian_name: actor.custodianName,
  };
};

const digestOrNull = (value: unknown): string | null => (value === undefined ? null : digestOf(value));

const unitOf = (actor: Caller | undefined): number | null => (actor && actor.kind !== 'consumer' ? actor.unitId : null);

const what = (event: RecordedEvent, actor: Caller | undefined) => ({
  unit_id: event.unitId ?? unitOf(actor),
  action: event.action,
  object_type: event.objectType,
  object_id: event.objectId === undefined ? null : String(event.objectId).slice(0, 200),
  before_digest: digestOrNull(event.before),
  after_digest: digestOrNull(event.after),
  result: event.result,
  reason: event.reason ?? null,
});

const where = ({ address, port, userAgent, id }: Origin) => ({
  address,
  port,
  user_agent: userAgent === null ? null : oneLine(userAgent),
  request_id: id,
});

/** What no text may hold (`isStorable`), in JSON, where it is written as escapes; an outsider may have typed it. */
const UNSTORABLE_JSON = /\\u(?:0000|d[89a-f][0-9a-f]{2})/;

const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed();

const storable = <R extends Record<string, string | number | null>>(row: R): R => {
  const unstorable = Object.entries(row).filter(([, value]) => typeof value === 'string' && !isStorable(value));
  if (unstorable.length === 0) return row;
  return { ...row, ...Object.fromEntries(unstorable.map(([name, value]) => [name, storableText(String(value))])) };
};

const storableDetail = (detail: Record<string, unknown> = {}): unknown => {
  const text = JSON.stringify(detail);
  if (!UNSTORABLE_JSON.test(text)) return detail;
  return JSON.parse(text, (_name, value: unknown) => (typeof value === 'string' ? storableText(value) : value));
};

/** One row; written out, since the query builder takes longer over its columns than the database over the row. */
const lineOf = ({ actor, event }: Entry, origin: Origin, now: Date): RawBuilder<unknown> => {
  const row = storable({ ...who(actor, origin), ...what(event, actor), ...where(origin), format: FORMAT });
  const detail = storableDetail(event.detail);
  const digest = eventDigest({ ...row, at: now.toISOString(), detail });
  return sql`(${now}, ${row.account_id}::uuid, ${row.account_name}, ${row.account_kind}, ${row.actor_unit_id}, ${row.custodian_id}::uuid,
    ${row.custodian_name}, ${row.unit_id}, ${row.action}, ${row.object_type}, ${row.object_id}, ${row.before_digest}, ${row.after_digest},
    ${row.result}, ${row.reason}, ${json(detail)}::jsonb, ${row.address}, ${row.port}, ${row.user_agent}, ${row.request_id}, ${FORMAT}, ${digest})`;
};

/**
 * The lines of the trail as one statement, to be run in the transaction of the change itself: account or consumer, its kind and unit, and
 * custodian of that moment, action, object with its digests before and after, result, address and port (SEC-15), each line with the
 * digest of its canonical JSON. It fails when a line cannot be written, and the change goes with it (R27). `unitId` of an event is
 * the unit it concerns; the actor's own unit where none is said.
 */
export const trailOf = (entries: readonly Entry[], origin: Origin, now: Date): RawBuilder<unknown> =>
  sql`insert into audit_event (at, account_id, account_name, account_kind, actor_unit_id, custodian_id, custodian_name, unit_id, action,
      object_type, object_id, before_digest, after_digest, result, reason, detail, address, port, user_agent, request_id, format, digest)
    values ${sql.join(entries.map((entry) => lineOf(entry, origin, now)))}`;
