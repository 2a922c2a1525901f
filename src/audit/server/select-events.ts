import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { dayOf, standsOn } from '../../platform/db/stands-on.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { AuditFilters } from '../contract.ts';
import type { TrailLine } from '../rules/trail-lines.ts';
import { findNames } from './find-names.ts';

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

/**
 * Either an account of such a name, or any account while a custodian of such a name held it. `names` are written as the trail has them
 * (find-names.ts); the accounts narrow the search to what the index finds.
 */
const by = (names: readonly string[]) => {
  const list = sql`${arrayLiteral(names)}::text[]`;
  return sql`e.account_name in (
    select unnest(${list}) union select a.username from account a join custodian c on c.account_id = a.id where c.full_name = any(${list}))
  and (e.account_name = any(${list}) or e.custodian_name = any(${list}))`;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A change of a figure stands in its history at the very moment and under the account of the line, which has the thing as it was and is (digests). */
const changing = (submission: string, cell: string) =>
  UUID.test(submission)
    ? sql`e.after_digest is not null and exists (
        select 1 from change_set c where c.submission_id = ${submission}::uuid and c.cells @> array[${cell}::text]
          and c.at = e.at and c.account_id = e.account_id)`
    : sql`false`;

const inScope = ({ scope }: Call) => sql`(e.unit_id is null or exists (
  select 1 from unit_closure c where c.ancestor_id = ${scope.rootUnitId} and c.descendant_id = e.unit_id))`;

const conditions = (
  call: Call,
  { action, unit, object, cell, result, from, to }: AuditFilters,
  names: readonly string[] | undefined,
): RawBuilder<unknown>[] => {
  if (cell !== undefined && object === undefined)
    throw problem('bad-request', { detail: 'Tìm theo chỉ tiêu thì phải nêu cả phiếu (đối tượng).' });
  return [
    inScope(call),
    ...(names === undefined ? [] : [by(names)]),
    ...(action === undefined
      ? []
      : [
          action.includes('.')
            ? sql`e.action = ${action}`
            : sql`(e.action = ${action} or e.action like ${`${action.replace(/[\\%_]/g, '\\$&')}.%`})`,
        ]),
    ...(unit === undefined ? [] : [sql`e.unit_id = ${unit}`]),
    ...(object === undefined ? [] : [sql`e.object_id = ${object}`]),
    ...(cell === undefined || object === undefined ? [] : [changing(object, cell)]),
    ...(result === undefined ? [] : [sql`e.result = ${result}`]),
    ...(from === undefined ? [] : [sql`e.at >= ${startOf(from)}::timestamptz`]),
    ...(to === undefined ? [] : [sql`e.at < ${endOf(to)}::timestamptz`]),
  ];
};

export type SelectedEvent = TrailLine;

const wantedBy = async (call: Call, filters: AuditFilters): Promise<RawBuilder<unknown>> => {
  const names = filters.account === undefined ? undefined : await findNames(call.tx, filters.account);
  return sql.join(conditions(call, filters, names), sql` and `);
};

/** How many lines meet the filters, and the id of the newest. */
export const countEvents = async (
  call: Call,
  filters: AuditFilters,
): Promise<{ readonly count: number; readonly last: number }> => {
  const { rows } = await sql<{ count: number; last: number }>`
    select count(*)::integer as count, coalesce(max(e.id), 0) as last from audit_event e where ${await wantedBy(call, filters)}`.execute(
    call.tx,
  );
  return rows[0] ?? { count: 0, last: 0 };
};

/** Lines that meet the filters, newest first, below an id: each page costs the same however deep it lies. */
export const selectEvents = async (
  call: Call,
  filters: AuditFilters,
  { before, most }: { readonly before?: number | undefined; readonly most: number },
): Promise<SelectedEvent[]> => {
  const below = before === undefined ? sql`` : sql` and e.id < ${before}`;
  const { rows } = await sql<SelectedEvent>`
    select ${columns} from audit_event e where ${await wantedBy(call, filters)}${below} order by e.id desc limit ${most}`.execute(
    call.tx,
  );
  return rows;
};
