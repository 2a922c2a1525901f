import { sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { holdsStill, standsOn } from '../../platform/db/stands-on.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import type { Secrets } from '../../platform/secrets/secrets.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import { isDuty } from '../../sign-in/rules/permissions.ts';
import { type UnitOfDay, unitPaths, unitsAsOf } from '../../units/server/index.ts';
import type { AccountRow, listAccounts as route } from '../contract.ts';
import { type FilterFacts, holderKinds, passesFilter } from '../rules/account-filter.ts';
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

type Place = { readonly index: number; readonly unit: UnitOfDay; readonly path: string };

/** The units in scope today by id, in the order of the tree. */
const placesOf = async ({ tx, scope, now }: Reading): Promise<ReadonlyMap<number, Place>> => {
  const units = await unitsAsOf(tx, scope.rootUnitId, vietnamDay(now));
  const paths = unitPaths(units);
  return new Map(units.map((unit, index) => [unit.id, { unit, index, path: paths.get(unit.id) ?? '' }]));
};

type Placed = { readonly row: Selected; readonly place: Place };

/** Accounts of these units in the order of the tree and then by name; what is sealed in them stays so. */
const placedAccounts = async (
  { tx }: Reading,
  places: ReadonlyMap<number, Place>,
  id: string | undefined,
): Promise<Placed[]> => {
  const selected = await accountsOf(tx)
    .$if(id !== undefined, (query) => query.where('a.id', '=', id ?? ''))
    .orderBy('a.username')
    .execute();
  const placed = selected.flatMap((row) => {
    const place = places.get(row.unitId);
    return place ? [{ row, place }] : [];
  });
  return placed.sort((a, b) => a.place.index - b.place.index);
};

const opened = (call: Reading, { row, place: { unit, path } }: Placed): AccountRow => ({
  ...rowOf(row, call),
  unitName: unit.fullName,
  unitPath: path,
  unitKind: unit.kind,
});

/** Accounts of the units in scope today, in the order of the tree and then by name; one account where an id is given. */
export const accountRows = async (call: Reading, id?: string): Promise<AccountRow[]> =>
  (await placedAccounts(call, await placesOf(call), id)).map((one) => opened(call, one));

const factsOf = ({ row }: Placed, now: Date): FilterFacts => ({
  kind: row.kind,
  state: row.state,
  hasCustodian: row.full_name !== null,
  secondFactor: row.confirmed_at !== null,
  locked: stillTo(row.locked_until, now) !== null || stillTo(row.device_locked_until, now) !== null,
  acted: row.signed_in_at !== null,
});

/** A district with its communes, or the offices of the province. */
const isWithin = ({ unit }: Place, area: Wish['area']): boolean => {
  if (area === undefined) return true;
  if (area === 'offices') return unit.kind !== 'commune' && unit.kind !== 'district';
  return unit.id === area || unit.parentId === area;
};

/** Each word stands somewhere in the name, the unit or its custodian; with or without diacritics. */
const isNamed = ({ row, place }: Placed, words: readonly string[]): boolean => {
  const key = searchKey(`${row.username} ${place.path} ${place.unit.fullName} ${row.full_name ?? ''}`);
  return words.every((word) => key.includes(word));
};

const unservedUnits = (placed: readonly Placed[], places: ReadonlyMap<number, Place>): number[] => {
  const served = new Set(
    placed.filter(({ row }) => row.kind === 'unit' && row.state === 'active').map(({ row }) => row.unitId),
  );
  return [...places.values()].flatMap(({ unit }) =>
    holderKinds.has(unit.kind) && !served.has(unit.id) ? [unit.id] : [],
  );
};

type Wish = HandlerInput<typeof route>['query'];

/** The accounts in scope, a page at a time; only those of the page are unsealed. */
export const listAccounts = async (call: Call, { query }: { query: Wish }) => {
  const { search = '', show = 'all', area, after, limit } = query;
  const places = await placesOf(call);
  const all = await placedAccounts(call, places, undefined);
  const words = searchKey(search).split(' ').filter(Boolean);
  // Whoever no longer fits what is looked for still says where the page before ended.
  const from = after === undefined ? -1 : all.findIndex(({ row }) => row.id === after);
  if (after !== undefined && from < 0) throw problem('not-found');
  const left = all
    .slice(from + 1)
    .filter((one) => passesFilter(factsOf(one, call.now), show) && isWithin(one.place, area) && isNamed(one, words));
  const page = left.slice(0, limit ?? left.length);
  const active = all.filter(({ row }) => row.state === 'active');
  const units = active.filter(({ row }) => row.kind === 'unit');
  return {
    accounts: page.map((one) => opened(call, one)),
    next: page.length < left.length ? (page.at(-1)?.row.id ?? null) : null,
    counts: {
      active: active.length,
      units: units.length,
      held: units.filter(({ row }) => row.full_name !== null).length,
      unserved: unservedUnits(all, places).length,
    },
  };
};

/** Units that stand today and that nobody can sign in for, and every name that an account bears or bore. */
export const listUnserved = async (call: Call) => {
  const places = await placesOf(call);
  const all = await placedAccounts(call, places, undefined);
  const { tx } = call;
  const names = await tx.selectFrom('account').select('username').orderBy('username').execute();
  return { units: unservedUnits(all, places), taken: names.map(({ username }) => username) };
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
