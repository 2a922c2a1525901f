import type { ListRow } from '../../forms/rules/values.ts';

/**
 * One row of a list since a version: values of columns (null clears). A row is known by its id, so that rows of two people never take each
 * other's place.
 */
export type RowPatch = {
  readonly id: string;
  readonly values?: Readonly<Record<string, string | null>> | undefined;
  /** The row is new; without this word a patch never makes a row (somebody else may have taken it away meanwhile). */
  readonly added?: true | undefined;
  /** The row goes; with `added`, another of the same id takes its place (undo). */
  readonly removed?: true | undefined;
};

const laid = (
  values: Readonly<Record<string, string>>,
  patch: Readonly<Record<string, string | null>>,
): Record<string, string> => {
  const next: Record<string, string> = { ...values };
  for (const [column, text] of Object.entries(patch)) {
    if (text === null || text === '') delete next[column];
    else next[column] = text;
  }
  return next;
};

/** The rows with the patches laid over them: values by column, rows taken away, new ones at the end. A patch of a row that is not there does nothing. */
export const applyRows = (rows: readonly ListRow[], patches: readonly RowPatch[]): ListRow[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { id, values = {}, added, removed } of patches) {
    if (removed) byId.delete(id);
    const row = byId.get(id);
    if (row) byId.set(id, { id, values: laid(row.values, values) });
    else if (added) byId.set(id, { id, values: laid({}, values) });
  }
  return [...byId.values()];
};

/** What leads from the one list to the other, row by row. */
export const rowPatches = (before: readonly ListRow[], after: readonly ListRow[]): RowPatch[] => {
  const old = new Map(before.map((row) => [row.id, row]));
  const kept = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id }): RowPatch => ({ id, removed: true }));
  const changed = after.flatMap((row): RowPatch[] => {
    const was = old.get(row.id);
    if (!was) return [{ id: row.id, values: row.values, added: true }];
    const columns = [...new Set([...Object.keys(was.values), ...Object.keys(row.values)])].filter(
      (column) => was.values[column] !== row.values[column],
    );
    const values = Object.fromEntries(columns.map((column) => [column, row.values[column] ?? null]));
    return columns.length === 0 ? [] : [{ id: row.id, values }];
  });
  return [...gone, ...changed];
};

const joined = (earlier: RowPatch | undefined, later: RowPatch): RowPatch | undefined => {
  if (!earlier) return later;
  const fresh = earlier.added && !earlier.removed;
  // What was added and taken away in between never was.
  if (later.removed && fresh) return later.added ? { ...later, removed: undefined } : undefined;
  if (later.removed) return later;
  // Taken away and put back (undo): the row stands again as it is put.
  if (earlier.removed && !earlier.added) return { ...later, removed: true };
  return { ...earlier, ...later, values: { ...earlier.values, ...later.values } };
};

/** Two patches of one list as one: the later wins, column by column. */
export const joinRows = (earlier: readonly RowPatch[], later: readonly RowPatch[]): RowPatch[] => {
  const byId = new Map(earlier.map((row) => [row.id, row]));
  for (const row of later) {
    const one = joined(byId.get(row.id), row);
    if (one) byId.set(row.id, one);
    else byId.delete(row.id);
  }
  return [...byId.values()];
};
