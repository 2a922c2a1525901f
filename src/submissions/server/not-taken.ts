import { sql } from 'kysely';
import { contradictions, validateValues } from '../../forms/rules/validate-values.ts';
import type { ListRow } from '../../forms/rules/values.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import {
  applyPatch,
  type CellChange,
  type Conflict,
  conflictsOf,
  notOpened,
  type OthersChange,
  type Patch,
} from '../rules/patch.ts';
import type { RowPatch } from '../rules/row-patch.ts';
import type { NotTaken } from '../rules/take.ts';
import { changesWithin } from './change-sets.ts';
import type { Loaded } from './facts.ts';

const CLOSED = 'Ô này không nằm trong các ô được mở để sửa.';
const ROW_GONE = 'Dòng này đã được xóa ở nơi khác.';

type Finding = { readonly cell: string; readonly message: string };

/** Rows as they would be after the patch, for checking their values. A cleared value passes where “không phát sinh” could be typed. */
const given = (rows: readonly RowPatch[]): ListRow[] =>
  rows
    .filter(({ removed, added }) => !removed || added)
    .map(({ id, values = {} }) => ({
      id,
      values: Object.fromEntries(Object.entries(values).map(([column, text]) => [column, text ?? '-'])),
    }));

/** Values of a wrong kind for their cell, and cells that do not exist. */
export const invalidCells = ({ compiled }: Pick<Loaded, 'compiled'>, { cells = {}, rows = {} }: Patch): Finding[] =>
  validateValues(compiled, {
    cells: Object.fromEntries(Object.entries(cells).map(([cell, text]) => [cell, text ?? '-'])),
    lists: Object.fromEntries(Object.entries(rows).map(([section, each]) => [section, given(each)])),
  });

/** A list cannot both have rows and be declared empty: of the two, the one that this patch brings is refused. */
export const contradicted = ({ compiled, draft }: Pick<Loaded, 'compiled' | 'draft'>, patch: Patch): Finding[] =>
  contradictions(compiled, applyPatch(draft, patch)).flatMap(({ cell, message }) => {
    if (patch.cells && Object.hasOwn(patch.cells, cell)) return [{ cell, message }];
    return (patch.rows?.[cell] ?? []).map(({ id }) => ({ cell: `${cell}#${id}`, message }));
  });

/** Cells that a return left closed. */
export const closedCells = ({ openedCells }: Loaded, changes: readonly CellChange[]): Finding[] =>
  notOpened(changes, openedCells).map((cell) => ({ cell, message: CLOSED }));

/** Cells of rows that somebody else has removed meanwhile. */
const goneRows = ({ draft }: Loaded, { rows = {} }: Patch): Conflict[] =>
  Object.entries(rows).flatMap(([section, each]) => {
    const there = new Set((draft.lists[section] ?? []).map(({ id }) => id));
    return each
      .filter(({ id, added, removed }) => !added && !removed && !there.has(id))
      .flatMap(({ id, values = {} }) =>
        Object.entries(values).map(([column, yours]) => ({
          cell: `${section}#${id}.${column}`,
          yours,
          theirs: null,
          by: '',
          at: '',
        })),
      );
  });

/** Cells that somebody set to another value after the version on which these were typed. */
export const conflictsSince = async (
  call: Call,
  loaded: Loaded,
  base: number,
  patch: Patch,
  changes: readonly CellChange[],
): Promise<Conflict[]> => {
  const gone = goneRows(loaded, patch);
  if (base === loaded.version || changes.length === 0) return gone;
  const { rows } = await sql<OthersChange & { at: Date }>`
    select x.cell, x.after as value, coalesce(k.full_name, a.username) as by, c.at from ${changesWithin(loaded.id)}
    join unnest(${arrayLiteral(changes.map(({ cell }) => cell))}::text[]) as mine (cell) on mine.cell = x.cell
    where c.version > ${base} order by c.id, x.place`.execute(call.tx);
  const others = rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() }));
  return [...gone, ...conflictsOf(changes, others)];
};

type Findings = {
  readonly invalid: readonly Finding[];
  readonly closed: readonly Finding[];
  readonly conflicts: readonly Conflict[];
};

/** One line for each cell that is not taken, with what was typed into it. */
export const notTakenOf = ({ invalid, closed, conflicts }: Findings, patch: Patch): NotTaken[] => {
  const yours = (cell: string): string | null => typedInto(patch, cell);
  const line =
    (why: NotTaken['why']) =>
    ({ cell, message }: Finding) => ({
      cell,
      why,
      message,
      yours: yours(cell),
      theirs: null,
      by: '',
      at: '',
    });
  const lines = [
    ...invalid.map(line('invalid')),
    ...closed.map(line('closed')),
    ...conflicts.map((one) => ({ ...one, why: 'conflict' as const, message: one.by === '' ? ROW_GONE : '' })),
  ];
  return [...new Map(lines.reverse().map((one) => [one.cell, one])).values()].reverse();
};

const typedInto = ({ cells = {}, rows = {} }: Patch, cell: string): string | null => {
  const [section = '', place = ''] = cell.split('#');
  if (place === '') return cells[cell] ?? null;
  const at = place.lastIndexOf('.');
  const row = rows[section]?.find(({ id }) => id === place.slice(0, at));
  return row?.values?.[place.slice(at + 1)] ?? null;
};
