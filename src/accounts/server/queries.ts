import { sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { holdsStill, standsOn } from '../../platform/db/stands-on.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { Secrets } from '../../platform/secrets/secrets.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import { isDuty } from '../../sign-in/rules/permissions.ts';
import { unitPaths, unitsAsOf } from '../../units/server/index.ts';
import type { AccountRow, listAccounts as route } from '../contract.ts';
import { custodianFields } from './custodian-row.ts';
import { lockWithManagers } from './lock-order.ts';

/** The longest lock of a browser that an account knows. */
const lockOfDevices = sql<Date | null>`(
  select max(k.locked_until) from known_device k where k.account_id = a.id and k.ended_at is null)`.as(
  'device_locked_until',
);

const accountsOf = (tx: Db) =>
  tx
    .selectFrom('account as a')
    .innerJoin('credential as p', 'p.account_id', 'a.id')
    .leftJoin('second_factor as f', 'f.account_id', 'a.id')
    .leftJoin('custodian as c', (join) => join.onRef('c.account_id', '=', 'a.id').on(holdsStill('c')))
    .select([
      'a.id',
      'a.username',
      'a.kind',
      'a.unit_id as unitId',
      'a.duties',
      'a.state',
      'p.must_change_password as mustChangePassword',
      'p.locked_until',
      lockOfDevices,
      'p.signed_in_at',
      'a.created_at',
      'a.closed_at',
      'a.closed_reason as closedReason',
    ])
    .select(['c.full_name', 'c.position', 'c.section', 'c.phone', 'c.email', 'c.valid_from', 'c.left_on'])
    .select('f.confirmed_at');

type Selected = Awaited<ReturnType<ReturnType<typeof accountsOf>['execute']>>[number];

const custodianOf = (row: Selected, secrets: Secrets): AccountRow['custodian'] => {
  const { full_name, position, section, phone, email, valid_from, left_on } = row;
  if (full_name === null || position === null || section === null || phone === null || email === null) return null;
  const fields = custodianFields({ full_name, position, section, phone, email }, secrets);
  return { ...fields, from: valid_from?.toISOString() ?? '', leftOn: left_on };
};

const stillTo = (until: Date | null, now: Date): string | null =>
  until !== null && until > now ? until.toISOString() : null;

type Reading = Pick<Call, 'tx' | 'scope' | 'now' | 'secrets'>;

const rowOf = (row: Selected, { now, secrets }: Reading): Omit<AccountRow, 'unitName' | 'unitPath' | 'unitKind'> => ({
  id: row.id,
  username: row.username,
  kind: row.kind,
  unitId: row.unitId,
  duties: row.duties.filter(isDuty),
  state: row.state,
  mustChangePassword: row.mustChangePassword,
  lockedUntil: stillTo(row.locked_until, now),
  deviceLockedUntil: stillTo(row.device_locked_until, now),
  actedAt: row.signed_in_at?.toISOString() ?? null,
  custodian: custodianOf(row, secrets),
  createdAt: row.created_at.toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
  closedReason: row.closedReason,
  secondFactor: row.confirmed_at !== null,
});

/** Accounts of the units in scope today, in the order of the tree and then by name; one account where an id is given. */
export const accountRows = async (call: Reading, id?: string): Promise<AccountRow[]> => {
  const { tx, scope, now } = call;
  const units = await unitsAsOf(tx, scope.rootUnitId, vietnamDay(now));
  const paths = unitPaths(units);
  const places = new Map(units.map((unit, index) => [unit.id, { unit, index }]));
  const selected = await accountsOf(tx)
    .$if(id !== undefined, (query) => query.where('a.id', '=', id ?? ''))
    .orderBy('a.username')
    .execute();
  const placed = selected.flatMap((row) => {
    const place = places.get(row.unitId);
    if (!place) return [];
    const { fullName: unitName, kind: unitKind } = place.unit;
    return [
      { index: place.index, row: { ...rowOf(row, call), unitName, unitPath: paths.get(row.unitId) ?? '', unitKind } },
    ];
  });
  return placed.sort((a, b) => a.index - b.index).map(({ row }) => row);
};

/** The accounts in scope; `search` finds names with or without diacritics. */
export const listAccounts = async (call: Call, { query }: HandlerInput<typeof route>) => {
  const key = searchKey(query.search ?? '');
  const accounts = (await accountRows(call)).filter((row) =>
    searchKey(`${row.username} ${row.unitPath} ${row.unitName} ${row.custodian?.fullName ?? ''}`).includes(key),
  );
  return { accounts };
};

export type HeldAccount = {
  readonly id: string;
  readonly username: string;
  readonly kind: 'unit' | 'operator';
  readonly unitId: number;
  readonly state: 'active' | 'closed';
  readonly duties: readonly string[];
  readonly unitName: string;
};

/** The account, locked for a change, if its unit is in the actor's scope today: else not found. */
export const lockAccountInScope = async ({ tx, scope, now }: Call, id: string): Promise<HeldAccount> => {
  const today = vietnamDay(now);
  await lockWithManagers(tx, id);
  const { rows } = await sql<HeldAccount>`
    select a.id, a.username, a.kind, a.unit_id as "unitId", a.state, a.duties, v.full_name as "unitName"
    from account a
    join unit_version v on v.unit_id = a.unit_id and ${standsOn('v', today)}
    where a.id = ${id}::uuid and exists (
      select from unit_closure c where c.ancestor_id = ${scope.rootUnitId} and c.descendant_id = a.unit_id
        and ${standsOn('c', today)})`.execute(tx);
  return found(rows[0]);
};
