import { canonicalRows, canonicalValue, fieldOf } from '../../forms/rules/canonical.ts';
import type { CompiledForm, Field } from '../../forms/rules/compiled.ts';
import type { FormValues, ListRow } from '../../forms/rules/values.ts';
import { applyRows, type RowPatch } from './row-patch.ts';

/** Cells as typed since a version; null clears. Lists row by row. */
export type Patch = {
  readonly cells?: Readonly<Record<string, string | null>> | undefined;
  readonly rows?: Readonly<Record<string, readonly RowPatch[]>> | undefined;
};

/** All values at once. */
export type WholeValues = {
  readonly cells?: Readonly<Record<string, string | null>> | undefined;
  readonly lists?: Readonly<Record<string, readonly ListRow[]>> | undefined;
};

/** One value before and after; `cell` is a cell code, or `A#<row id>.COLUMN` in a list. */
export type CellChange = { readonly cell: string; readonly before: string | null; readonly after: string | null };

/** An empty text is no value. */
const textOrNone = (text: string | null | undefined): string | null =>
  text === undefined || text === '' ? null : text;

/** The patch in its one writing (NFC, 2.5 for 2.50), so that one word and one figure is always one text. */
export const canonical = (form: CompiledForm, patch: Patch): Patch => ({
  cells: mapEntries(patch.cells ?? {}, (cell, text) => canonicalText(form.cell(cell), text)),
  rows: mapEntries(patch.rows ?? {}, (section, rows) =>
    rows.map((row) => {
      const { values } = row;
      const written = (column: string, text: string | null) => canonicalText(fieldOf(form, section, column), text);
      return { ...row, ...(values ? { values: mapEntries(values, written) } : {}) };
    }),
  ),
});
const canonicalText = (field: Field | undefined, text: string | null): string | null =>
  textOrNone(text === null ? null : canonicalValue(field, text));

/** What the patch would change of the values. */
export const changesOf = (values: FormValues, patch: Patch): CellChange[] =>
  [
    ...Object.entries(patch.cells ?? {}).map(([cell, after]) => ({
      cell,
      before: textOrNone(own(values.cells, cell)),
      after: textOrNone(after),
    })),
    ...Object.entries(patch.rows ?? {}).flatMap(([section, rows]) => {
      const before = own(values.lists, section) ?? [];
      return listChanges(section, before, applyRows(before, rows));
    }),
  ].filter(({ before, after }) => before !== after);

/** The values with the patch laid over them. */
export const applyPatch = (values: FormValues, patch: Patch): FormValues => {
  const cells: Record<string, string> = {};
  const laid = { ...values.cells, ...patch.cells };
  for (const cell of Object.keys(laid)) {
    const value = textOrNone(laid[cell]);
    if (value !== null) cells[cell] = value;
  }
  const lists = mapEntries(patch.rows ?? {}, (section, rows) => applyRows(own(values.lists, section) ?? [], rows));
  return { cells, lists: { ...values.lists, ...lists } };
};

/** All values sent at once in place of the previous ones: in their one writing, no empty cells, list sections that are not named emptied. */
export const replaced = (form: CompiledForm, previous: FormValues, sent: WholeValues): FormValues => {
  const cells: Record<string, string> = {};
  for (const [cell, text] of Object.entries(sent.cells ?? {})) {
    const value = canonicalText(form.cell(cell), text);
    if (value !== null) cells[cell] = value;
  }
  const lists = mapEntries(sent.lists ?? {}, (section, rows) => canonicalRows(form, section, rows));
  return { cells, lists: { ...mapValues(previous.lists, () => []), ...lists } };
};

/** What differs between two fillings of which the second has no empty cell. */
export const differences = (from: FormValues, to: FormValues): CellChange[] => {
  const changes: CellChange[] = [];
  for (const [cell, after] of Object.entries(to.cells)) {
    const before = textOrNone(own(from.cells, cell));
    if (before !== after) changes.push({ cell, before, after });
  }
  for (const [cell, before] of Object.entries(from.cells))
    if (before !== '' && !Object.hasOwn(to.cells, cell)) changes.push({ cell, before, after: null });
  const ofLists = Object.entries(to.lists).flatMap(([section, rows]) =>
    listChanges(section, own(from.lists, section) ?? [], rows),
  );
  return [...changes, ...ofLists.filter(({ before, after }) => before !== after)];
};

/** Cells and list sections of the patch that are not open. `opened` null: all are. */
export const notOpened = (changes: readonly CellChange[], opened: readonly string[] | null): string[] => {
  if (opened === null) return [];
  const open = new Set(opened);
  return changes.map(({ cell }) => cell).filter((cell) => !open.has(cell.split('#')[0] ?? cell));
};

export type OthersChange = {
  readonly cell: string;
  readonly value: string | null;
  readonly by: string;
  readonly at: string;
};
export type Conflict = {
  readonly cell: string;
  readonly yours: string | null;
  readonly theirs: string | null;
  readonly by: string;
  readonly at: string;
};

/** Cells that somebody set to another value after the version on which mine were typed. `others` in order of time. */
export const conflictsOf = (changes: readonly CellChange[], others: readonly OthersChange[]): Conflict[] => {
  const latest = new Map(others.map((change) => [change.cell, change]));
  return changes.flatMap(({ cell, after }) => {
    const theirs = latest.get(cell);
    if (!theirs || theirs.value === after) return [];
    return [{ cell, yours: after, theirs: theirs.value, by: theirs.by, at: theirs.at }];
  });
};

const listChanges = (section: string, before: readonly ListRow[], after: readonly ListRow[]): CellChange[] => {
  const cellsOf = (rows: readonly ListRow[]) =>
    new Map(
      rows.flatMap(({ id, values }) =>
        Object.entries(values).map(([column, text]) => [`${section}#${id}.${column}`, text] as const),
      ),
    );
  const [old, now] = [cellsOf(before), cellsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])].map((cell) => ({
    cell,
    before: textOrNone(old.get(cell)),
    after: textOrNone(now.get(cell)),
  }));
};

const own = <V>(record: Readonly<Record<string, V>>, key: string): V | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

const mapEntries = <V, W>(
  record: Readonly<Record<string, V>>,
  change: (key: string, value: V) => W,
): Record<string, W> => {
  const changed: Record<string, W> = {};
  for (const [key, value] of Object.entries(record)) changed[key] = change(key, value);
  return changed;
};
const mapValues = <V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> =>
  mapEntries(record, (_key, value) => change(value));

/** The patch that leads from one filling to another: what differs, rows by their ids. */
export const patchBetween = (from: FormValues, to: FormValues): Patch => {
  const cells = Object.fromEntries(
    differences({ ...from, lists: {} }, { ...to, lists: {} }).map(({ cell, after }) => [cell, after] as const),
  );
  const sections = [...new Set([...Object.keys(from.lists), ...Object.keys(to.lists)])];
  const rows = sections.map(
    (section) => [section, rowsBetween(own(from.lists, section) ?? [], own(to.lists, section) ?? [])] as const,
  );
  return { cells, rows: Object.fromEntries(rows.filter(([, patches]) => patches.length > 0)) };
};

const rowsBetween = (from: readonly ListRow[], to: readonly ListRow[]): RowPatch[] => {
  const [old, now] = [new Map(from.map((row) => [row.id, row])), new Map(to.map((row) => [row.id, row]))];
  const gone = from.filter(({ id }) => !now.has(id)).map(({ id }) => ({ id, removed: true as const }));
  const there = to.flatMap(({ id, values }): RowPatch[] => {
    const before = old.get(id)?.values;
    if (!before) return [{ id, values, added: true }];
    const columns = [...new Set([...Object.keys(before), ...Object.keys(values)])];
    const changed = columns.filter((column) => before[column] !== values[column]);
    if (changed.length === 0) return [];
    return [{ id, values: Object.fromEntries(changed.map((column) => [column, values[column] ?? null])) }];
  });
  return [...gone, ...there];
};
