import { sql } from 'kysely';
import type { Static } from 'typebox';
import { vietnamDay } from '../../platform/clock/vietnam-day.ts';
import type { Db } from '../../platform/db/open.ts';
import type { Call, HandlerInput } from '../../platform/http/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import { unitPaths, unitsAsOf } from '../../units/server/index.ts';
import type { AccountRow as RowSchema, listAccounts as route } from '../contract.ts';

type AccountRow = Static<typeof RowSchema>;

const accountsOf = (tx: Db) =>
  tx
    .selectFrom('account as a')
    .leftJoin('custodian as c', (join) => join.onRef('c.account_id', '=', 'a.id').on('c.valid_to', 'is', null))
    .select([
      'a.id',
      'a.username',
      'a.kind',
      'a.unit_id as unitId',
      'a.duties',
      'a.state',
      'a.must_change_password as mustChangePassword',
      'a.locked_until',
      'a.acted_at',
    ])
    .select(['c.full_name', 'c.position', 'c.section', 'c.phone', 'c.email', 'c.valid_from']);

type Selected = Awaited<ReturnType<ReturnType<typeof accountsOf>['execute']>>[number];

const custodianOf = ({ full_name, position, section, phone, email, valid_from }: Selected): AccountRow['custodian'] =>
  full_name === null
    ? null
    : {
        fullName: full_name,
        position: position ?? '',
        section: section ?? '',
        phone: phone ?? '',
        email: email ?? '',
        from: valid_from?.toISOString() ?? '',
      };

const rowOf = (row: Selected, now: Date): Omit<AccountRow, 'unitName' | 'unitPath' | 'unitKind'> => ({
  id: row.id,
  username: row.username,
  kind: row.kind,
  unitId: row.unitId,
  duties: row.duties,
  state: row.state,
  mustChangePassword: row.mustChangePassword,
  lockedUntil: row.locked_until !== null && row.locked_until > now ? row.locked_until.toISOString() : null,
  actedAt: row.acted_at?.toISOString() ?? null,
  custodian: custodianOf(row),
});

/** Accounts of the units in scope, in the order of the tree; `search` finds names with or without diacritics. */
export const listAccounts = async ({ tx, scope, now }: Call, { query }: HandlerInput<typeof route>) => {
  const units = await unitsAsOf(tx, scope.rootUnitId, vietnamDay(now));
  const paths = unitPaths(units);
  const places = new Map(units.map((unit, index) => [unit.id, { unit, index }]));
  const rows = (await accountsOf(tx).orderBy('a.username').execute()).flatMap((row) => {
    const place = places.get(row.unitId);
    return place
      ? [
          {
            index: place.index,
            row: {
              ...rowOf(row, now),
              unitName: place.unit.fullName,
              unitPath: paths.get(row.unitId) ?? '',
              unitKind: place.unit.kind,
            },
          },
        ]
      : [];
  });
  rows.sort((a, b) => a.index - b.index);
  const key = searchKey(query.search ?? '');
  const accounts = rows
    .map(({ row }) => row)
    .filter((row) =>
      searchKey(`${row.username} ${row.unitPath} ${row.unitName} ${row.custodian?.fullName ?? ''}`).includes(key),
    );
  return { accounts };
};

export type HeldAccount = {
  readonly id: string;
  readonly username: string;
  readonly unitId: number;
  readonly state: 'active' | 'closed';
  readonly unitName: string;
};

/** The account, locked for a change, if its unit is in the actor's scope today: else not found. */
export const lockAccountInScope = async ({ tx, scope, now }: Call, id: string): Promise<HeldAccount> => {
  const today = vietnamDay(now);
  const { rows } = await sql<HeldAccount>`
    select a.id, a.username, a.unit_id as "unitId", a.state, v.full_name as "unitName"
    from account a
    join unit_version v on v.unit_id = a.unit_id and v.valid_from <= ${today}::date and (v.valid_to is null or v.valid_to > ${today}::date)
    where a.id = ${id}::uuid and exists (
      select from unit_closure c where c.ancestor_id = ${scope.rootUnitId} and c.descendant_id = a.unit_id
        and c.valid_from <= ${today}::date and (c.valid_to is null or c.valid_to > ${today}::date))
    for update of a`.execute(tx);
  return found(rows[0]);
};
