import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { TrailLookups } from '../../platform/trail-lookups.ts';
import type { listAuditEvents as route } from '../contract.ts';
import { lastCheckpoint } from './checkpoints.ts';
import { nameObjects } from './name-objects.ts';
import { selectEvents } from './select-events.ts';

const DEFAULT_LIMIT = 100;

/** The trail, newest first; `next` is the `before` of the following page. Reading it stands in it too (R27, SEC-16). */
export const listAuditEvents =
  (lookups: TrailLookups) =>
  async (call: Call, { query }: HandlerInput<typeof route>) => {
    const { before, limit = DEFAULT_LIMIT, ...filters } = query;
    const rows = await selectEvents({ call, lookups }, filters, { before, most: limit + 1 });
    const shown = rows.slice(0, limit);
    const names = await nameObjects(lookups, call.tx, shown);
    const events = shown.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      about: names.get(`${row.objectType} ${row.objectId}`) ?? null,
    }));
    const last = await lastCheckpoint(call.tx);
    await call.audit({ action: 'audit.read', objectType: 'audit', detail: { ...query, count: events.length } });
    return {
      events,
      next: rows.length > limit ? (events.at(-1)?.id ?? null) : null,
      seal: last ? { size: last.size, at: last.at.toISOString() } : null,
    };
  };
