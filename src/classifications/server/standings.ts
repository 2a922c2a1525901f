import { type RawBuilder, sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { parseGroupKey, type Scheme } from '../rules/scheme.ts';
import { standingOf } from '../rules/standing.ts';
import { findScheme, listOn } from './queries.ts';

/** Codes, names and groups of every scheme: what formulas may name. */
export const schemesKnown = async (tx: Db): Promise<readonly Scheme[]> =>
  tx.selectFrom('classification').select(['code', 'title', 'groups']).orderBy('code').execute();

/** Where each unit stands in these schemes on a day, as formulas read it: scheme → code, `''` in no group, `'*'` not covered, absent not known. */
export const standingsOf = async (
  tx: Db,
  schemes: readonly string[],
  units: readonly number[],
  day: string,
): Promise<ReadonlyMap<number, Readonly<Record<string, string>>>> => {
  type Row = { unit: number; scheme: string; group: string | null; complete: boolean | null };
  const { rows } = await sql<Row>`
    select u.id as unit, s.code as scheme, m.group_code as group, l.complete
    from unnest(${arrayLiteral(units)}::integer[]) as u (id) cross join unnest(${arrayLiteral(schemes)}::text[]) as s (code)
    left join classification c on c.code = s.code
    left join classification_list l on l.classification_id = c.id and ${standsOn('l', day)}
    left join classification_member m on m.list_id = l.id and m.unit_id = u.id and ${standsOn('m', day)}`.execute(tx);
  const all = new Map<number, Record<string, string>>(units.map((unit) => [unit, {}]));
  for (const { unit, scheme, group, complete } of rows) {
    const standing = standingOf(complete === null ? undefined : { complete, group });
    const own = all.get(unit);
    if (own && standing !== undefined) own[scheme] = standing;
  }
  return all;
};

/** A group on a day, with all that a page or a paper says of it. */
export type GroupOnDay = {
  readonly classificationId: number;
  readonly scheme: string;
  readonly schemeTitle: string;
  readonly group: string;
  readonly label: string;
  readonly day: string;
  readonly legalBasis: string;
  readonly illustrative: boolean;
  readonly complete: boolean;
};

/**
 * The group that a filter names (`KV:III`), as of a day. Refuses what does not exist, and a day on which no list of the scheme holds:
 * nobody can say who stood where then.
 */
export const findGroup = async (tx: Db, key: string, day: string): Promise<GroupOnDay> => {
  const asked = parseGroupKey(key);
  const scheme = asked && (await findScheme(tx, asked.scheme));
  const group = scheme?.groups.find(({ code }) => code === asked?.group);
  if (!asked || !scheme || !group)
    throw problem('invalid-content', {
      detail: `Không có nhóm đơn vị “${key.replace(':', ' ')}”. Chọn lại cách phân loại và nhóm.`,
    });
  const list = await listOn(tx, scheme.id, day);
  if (!list)
    throw problem('invalid-content', {
      detail: `Cách phân loại “${scheme.title}” không có danh sách nào có hiệu lực ngày ${formatDay(day)}, nên không biết đơn vị nào thuộc “${group.label}” vào ngày đó. Chọn kỳ khác, hoặc bỏ chọn nhóm.`,
    });
  return {
    classificationId: scheme.id,
    scheme: scheme.code,
    schemeTitle: scheme.title,
    group: group.code,
    label: group.label,
    day,
    legalBasis: list.legalBasis,
    illustrative: list.illustrative,
    complete: list.complete,
  };
};

/** Whether a unit (an SQL expression) stands in the group on its day, itself or by the district above it. */
export const inGroup = (
  { classificationId, group, day }: Pick<GroupOnDay, 'classificationId' | 'group' | 'day'>,
  unit: RawBuilder<unknown>,
): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from classification_member gm join unit_closure gc on gc.ancestor_id = gm.unit_id and ${standsOn('gc', day)}
  where gm.classification_id = ${classificationId} and gm.group_code = ${group} and ${standsOn('gm', day)} and gc.descendant_id = ${unit})`;

/** The units that stand in the group on its day. */
export const unitsInGroup = async (
  tx: Db,
  { classificationId, group, day }: Pick<GroupOnDay, 'classificationId' | 'group' | 'day'>,
): Promise<number[]> => {
  const rows = await tx
    .selectFrom('classification_member as m')
    .select('m.unit_id as id')
    .where('m.classification_id', '=', classificationId)
    .where('m.group_code', '=', group)
    .where(standsOn('m', day))
    .execute();
  return rows.map(({ id }) => id);
};
