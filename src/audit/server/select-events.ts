import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { dayOf, standsOn } from '../../platform/db/stands-on.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { NamedPeople, TrailLookups } from '../../platform/trail-lookups.ts';
import type { AuditFilters } from '../contract.ts';
import type { TrailLine } from '../rules/trail-lines.ts';

/** The first instant of a Vietnamese day, and of the day after it. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00+07:00`);
const endOf = (day: string): Date => new Date(startOf(day).getTime() + 86_400_000);

const unitThen = (unit: RawBuilder<unknown>) => sql`
  (select v.full_name from unit_version v where v.unit_id = ${unit} and ${standsOn('v', dayOf(sql`e.at`))})`;

const columns = sql`e.id, e.at, to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
  e.account_name as account, e.account_kind as "accountKind", e.custodian_name as custodian, ${unitThen(sql`e.unit_id`)} as unit,
  ${unitThen(sql`e.actor_unit_id`)} as "actorUnit", e.action, e.object_type as "objectType", e.object_id as "objectId", e.result, e.reason, e.address,
  e.port, e.user_agent as "userAgent", e.request_id as "requestId", e.before_digest as before, e.after_digest as after, e.detail, e.digest,
  (select l.number + 1 from audit_leaf l where l.event_id = e.id) as "sealNumber"`;

/** Either an account of such a name, or any account while a custodian of such a name held it; the accounts narrow the search to what the index finds. */
const by = ({ names, accounts }: NamedPeople) => {
  const list = sql`${arrayLiteral(names)}::text[]`;
  return sql`e.account_name = any(${arrayLiteral([...names, ...accounts])}::text[]) and (e.account_name = any(${list}) or e.custodian_name = any(${list}))`;
};

const inScope = ({ scope }: Call) => sql`(e.unit_id is null or exists (
  select 1 from unit_closure c where c.ancestor_id = ${scope.rootUnitId} and c.descendant_id = e.unit_id))`;

/** Who reads, and what the nouns say of the things that the trail speaks of. */
export type Reader = { readonly call: Call; readonly lookups: TrailLookups };

const conditions = (
  { call, lookups }: Reader,
  { action, unit, object, cell, result, from, to }: AuditFilters,
  people: NamedPeople | undefined,
): RawBuilder<unknown>[] => {
  if (cell !== undefined && object === undefined)
    throw problem('bad-request', { detail: 'Tìm theo chỉ tiêu thì phải nêu cả phiếu (đối tượng).' });
  return [
    inScope(call),
    ...(people === undefined ? [] : [by(people)]),
    ...(action === undefined
      ? []
      : [
          action.includes('.')
            ? sql`e.action = ${action}`
            : sql`(e.action = ${action} or e.action like ${`${action.replace(/[\\%_]/g, '\\$&')}.%`})`,
        ]),
    ...(unit === undefined ? [] : [sql`e.unit_id = ${unit}`]),
    ...(object === undefined ? [] : [sql`e.object_id = ${object}`]),
    ...(cell === undefined || object === undefined ? [] : [lookups.changedFigure?.(object, cell) ?? sql`false`]),
    ...(result === undefined ? [] : [sql`e.result = ${result}`]),
    ...(from === undefined ? [] : [sql`e.at >= ${startOf(from)}::timestamptz`]),
    ...(to === undefined ? [] : [sql`e.at < ${endOf(to)}::timestamptz`]),
  ];
};

export type SelectedEvent = TrailLine;

/** The trail also knows names that no account has (refused at the door): what was typed is always looked for. */
const peopleNamed = async ({ call, lookups }: Reader, typed: string): Promise<NamedPeople> => {
  const found = await lookups.findPeople?.(call.tx, typed);
  return { names: [typed, ...(found?.names ?? [])], accounts: found?.accounts ?? [] };
};

const wantedBy = async (reader: Reader, filters: AuditFilters): Promise<RawBuilder<unknown>> => {
  const people = filters.account === undefined ? undefined : await peopleNamed(reader, filters.account);
  return sql.join(conditions(reader, filters, people), sql` and `);
};

/** How many lines meet the filters, and the id of the newest. */
export const countEvents = async (
  reader: Reader,
  filters: AuditFilters,
): Promise<{ readonly count: number; readonly last: number }> => {
  const { rows } = await sql<{ count: number; last: number }>`
    select count(*)::integer as count, coalesce(max(e.id), 0) as last from audit_event e where ${await wantedBy(reader, filters)}`.execute(
    reader.call.tx,
  );
  return rows[0] ?? { count: 0, last: 0 };
};

/** Lines that meet the filters, newest first, below an id: each page costs the same however deep it lies. */
export const selectEvents = async (
  reader: Reader,
  filters: AuditFilters,
  { before, most }: { readonly before?: number | undefined; readonly most: number },
): Promise<SelectedEvent[]> => {
  const below = before === undefined ? sql`` : sql` and e.id < ${before}`;
  const { rows } = await sql<SelectedEvent>`
    select ${columns} from audit_event e where ${await wantedBy(reader, filters)}${below} order by e.id desc limit ${most}`.execute(
    reader.call.tx,
  );
  return rows;
};
