import { sql } from 'kysely';
import type { Call, HandlerInput } from '../../platform/http/call.ts';
import type { listAuditEvents as route } from '../contract.ts';
import { nameObjects } from './name-objects.ts';

const DEFAULT_LIMIT = 100;

/** The first instant of a Vietnamese day, and of the day after it. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00+07:00`);
const endOf = (day: string): Date => new Date(startOf(day).getTime() + 86_400_000);

const select = ({ tx, scope }: Call) =>
  tx
    .selectFrom('audit_event as e')
    .leftJoin('unit_version as v', (join) =>
      join
        .onRef('v.unit_id', '=', 'e.unit_id')
        .on(
          sql<boolean>`v.valid_from <= (e.at at time zone '+07')::date and (v.valid_to is null or v.valid_to > (e.at at time zone '+07')::date)`,
        ),
    )
    .select([
      'e.id',
      'e.at',
      'e.account_name as account',
      'e.custodian_name as custodian',
      'v.full_name as unit',
      'e.action',
      'e.object_type as objectType',
      'e.object_id as objectId',
    ])
    .select(['e.result', 'e.reason', 'e.address', 'e.detail', 'e.digest'])
    .where((is) =>
      is.or([
        is('e.unit_id', 'is', null),
        is.exists(
          is
            .selectFrom('unit_closure as c')
            .select('c.depth')
            .where('c.ancestor_id', '=', scope.rootUnitId)
            .whereRef('c.descendant_id', '=', 'e.unit_id'),
        ),
      ]),
    );

const filtered = (call: Call, { query }: HandlerInput<typeof route>) => {
  const { account, action, unit, object, from, to, before } = query;
  return select(call)
    .$if(account !== undefined, (q) =>
      q.where((is) => is.or([is('e.account_name', '=', account ?? ''), is('e.custodian_name', '=', account ?? '')])),
    )
    .$if(action !== undefined, (q) =>
      q.where((is) =>
        is.or([is('e.action', '=', action ?? ''), is(sql<string>`split_part(e.action, '.', 1)`, '=', action ?? '')]),
      ),
    )
    .$if(unit !== undefined, (q) => q.where('e.unit_id', '=', unit ?? 0))
    .$if(object !== undefined, (q) => q.where('e.object_id', '=', object ?? ''))
    .$if(from !== undefined, (q) => q.where('e.at', '>=', startOf(from ?? '')))
    .$if(to !== undefined, (q) => q.where('e.at', '<', endOf(to ?? '')))
    .$if(before !== undefined, (q) => q.where('e.id', '<', before ?? 0));
};

/** The trail, newest first; `next` is the `before` of the following page. Reading it stands in it too (R27, SEC-16). */
export const listAuditEvents = async (call: Call, input: HandlerInput<typeof route>) => {
  const limit = input.query.limit ?? DEFAULT_LIMIT;
  const rows = await filtered(call, input)
    .orderBy('e.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const names = await nameObjects(call.tx, shown);
  const events = shown.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    about: names.get(`${row.objectType} ${row.objectId}`) ?? null,
  }));
  await call.audit({ action: 'audit.read', objectType: 'audit', detail: { ...input.query, count: events.length } });
  return { events, next: rows.length > limit ? (events.at(-1)?.id ?? null) : null };
};
