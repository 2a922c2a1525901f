import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { CellChange } from '../rules/patch.ts';

export type ChangeSet = {
  readonly id: string;
  /** The submission's version that the write makes. */
  readonly version: number;
  readonly changes: readonly CellChange[];
  readonly source: string;
};

/** All that one write changed, as one row: each cell as it was before and after (R26). No row where nothing changed. */
export const insertChangeSet = (
  { actor, now }: Pick<Call, 'actor' | 'now'>,
  { id, version, changes, source }: ChangeSet,
): RawBuilder<unknown>[] => {
  if (changes.length === 0) return [];
  const column = (name: keyof CellChange) => arrayLiteral(changes.map((change) => change[name]));
  return [
    sql`insert into change_set (submission_id, version, cells, old_values, new_values, source, account_id, custodian_id, at)
      values (${id}::uuid, ${version}, ${column('cell')}::text[], ${column('before')}::text[], ${column('after')}::text[], ${source},
        ${actor.accountId}::uuid, ${actor.custodianId}::uuid, ${now}::timestamptz)`,
  ];
};

const named = sql`join account a on a.id = c.account_id left join custodian k on k.id = c.custodian_id`;

/**
 * The change sets c of a submission with their account a, custodian k and single changes x (cell, before, after, place): in the order
 * in which they were written by `order by c.id, x.place`.
 */
export const changesWithin = (id: string): RawBuilder<unknown> => sql`
  (select * from change_set where submission_id = ${id}::uuid) c ${named}
  cross join lateral unnest(c.cells, c.old_values, c.new_values) with ordinality as x (cell, before, after, place)`;

/**
 * The change sets c of a submission that may hold a cell, with their account a, custodian k and its place in their arrays, null where it is
 * not in them. Sets of one cell are found by it; `offset 0`: the others are searched once each.
 */
export const setsWith = (id: string, cell: string): RawBuilder<unknown> => sql`
  (select *, array_position(cells, ${cell}) as place from change_set
    where submission_id = ${id}::uuid and (only_cell = ${cell} or only_cell is null) offset 0) c ${named}`;

/** True where the account typed or sent figures of submission `s`. */
export const enteredBy = (accountId: string): RawBuilder<boolean> => sql`(
  exists (select 1 from change_set x where x.submission_id = s.id and x.account_id = ${accountId}::uuid)
  or exists (select 1 from revision x where x.submission_id = s.id and x.submitted_by = ${accountId}::uuid))`;
