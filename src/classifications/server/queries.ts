import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { unitPaths, unitsAbove, unitsAsOf } from '../../units/server/index.ts';
import type { SchemeList, SchemeRow } from '../contract.ts';
import type { SchemeLevel } from '../rules/scheme.ts';

const listFields = sql`'id', l.id, 'legalBasis', l.legal_basis, 'validFrom', l.valid_from, 'validTo', l.valid_to, 'complete', l.complete,
  'illustrative', l.illustrative, 'note', l.note, 'members', (select count(distinct m.unit_id)::integer from classification_member m where m.list_id = l.id)`;

export const listSchemes = async ({ tx }: Pick<Call, 'tx'>) => {
  const { rows } = await sql<SchemeRow>`
    select c.code, c.title, c.level, c.version, c.note, c.groups,
      coalesce((select json_agg(json_build_object(${listFields})) from classification_list l where l.classification_id = c.id), '[]') as lists
    from classification c order by c.code`.execute(tx);
  const newest = (lists: readonly SchemeList[]) => lists.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1));
  return { classifications: rows.map((row) => ({ ...row, lists: newest(row.lists) })) };
};

/** The list of a scheme that holds on a day. */
export const listOn = async (tx: Db, scheme: number, day: string): Promise<SchemeList | null> => {
  const { rows } = await sql<{ list: SchemeList }>`
    select json_build_object(${listFields}) as list from classification_list l where l.classification_id = ${scheme} and ${standsOn('l', day)}`.execute(
    tx,
  );
  return rows[0]?.list ?? null;
};

export const findScheme = (tx: Db, code: string) =>
  tx.selectFrom('classification').selectAll().where('code', '=', code).executeTakeFirst();

/** The units that a scheme classes, as they stand on a day below a root, with the names that tell them apart. */
export const unitsOfLevel = async (tx: Db, root: number, level: SchemeLevel, day: string) => {
  const units = await unitsAsOf(tx, root, day);
  const paths = unitPaths([...units, ...(await unitsAbove(tx, root, day))]);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return units
    .filter(({ kind }) => kind === level)
    .map((unit) => {
      const above = byId.get(unit.parentId ?? 0);
      return {
        id: unit.id,
        code: unit.code,
        name: unit.fullName,
        district: above?.kind === 'district' ? above.fullName : null,
        path: paths.get(unit.id) ?? unit.fullName,
      };
    });
};

type Wish = { readonly params: { readonly code: string }; readonly query: { readonly asOf?: string } };
type Row = { unit: number; group: string; legalBasis: string; validFrom: string; validTo: string | null };

/** Who stands where on a day, of the units in the caller's scope. */
export const membersOn = async ({ tx, scope, now }: Call, { params, query }: Wish) => {
  const scheme = found(await findScheme(tx, params.code));
  const asOf = query.asOf ?? vietnamDay(now);
  const list = await listOn(tx, scheme.id, asOf);
  const units = await unitsOfLevel(tx, scope.rootUnitId, scheme.level, asOf);
  const { rows } = await sql<Row>`
    select m.unit_id as unit, m.group_code as group, coalesce(m.legal_basis, l.legal_basis) as "legalBasis", m.valid_from as "validFrom", m.valid_to as "validTo"
    from classification_member m join classification_list l on l.id = m.list_id
    where m.classification_id = ${scheme.id} and ${standsOn('m', asOf)}`.execute(tx);
  const standing = new Map(rows.map((row) => [row.unit, row]));
  const named = ({ id, code, path }: (typeof units)[number]) => ({ id, code, path });
  return {
    asOf,
    list,
    members: units.flatMap((unit) => {
      const row = standing.get(unit.id);
      return row ? [{ ...row, unit: named(unit) }] : [];
    }),
    others: list === null ? [] : units.filter(({ id }) => !standing.has(id)).map(named),
  };
};
