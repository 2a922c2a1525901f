import type { CompiledSection } from '../compiled.ts';
import { valueProblem } from '../validate-value.ts';
import type { ListRow } from '../values.ts';

/** A list as it was sent for the period before. */
export type PreviousList = { readonly periodName: string; readonly rows: readonly ListRow[] };

/**
 * The rows of the previous list as this version of the form takes them: columns that it no longer has, and values that it would refuse, are
 * left out. They keep their ids, so that what changes afterwards can be told from what was there.
 */
export const carriedRows = (section: CompiledSection, previous: readonly ListRow[]): ListRow[] =>
  previous.map(({ id, values }) => ({
    id,
    values: Object.fromEntries(
      section.fields.flatMap((field) => {
        const value = values[field.code];
        return value === undefined || valueProblem(field, value) !== undefined ? [] : [[field.code, value]];
      }),
    ),
  }));

export type ListChanges = {
  /** Ids of rows that the previous list does not have. */
  readonly added: ReadonlySet<string>;
  /** Row id → column → what stood there (empty: nothing); only what differs. */
  readonly changed: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly removed: readonly ListRow[];
};

const differences = (section: CompiledSection, before: ListRow, now: ListRow): Readonly<Record<string, string>> =>
  Object.fromEntries(
    section.fields.flatMap(({ code }) => {
      const was = before.values[code] ?? '';
      return was === (now.values[code] ?? '') ? [] : [[code, was]];
    }),
  );

/** What became of the previous list; nothing where no row was carried over, since then the lists have nothing to do with each other. */
export const listChanges = (
  section: CompiledSection,
  previous: readonly ListRow[],
  now: readonly ListRow[],
): ListChanges | undefined => {
  const before = new Map(carriedRows(section, previous).map((row) => [row.id, row]));
  const kept = now.filter(({ id }) => before.has(id));
  if (kept.length === 0) return undefined;
  const changed = kept.flatMap((row) => {
    const was = before.get(row.id);
    const found = was ? differences(section, was, row) : {};
    return Object.keys(found).length === 0 ? [] : [[row.id, found] as const];
  });
  const ids = new Set(now.map(({ id }) => id));
  return {
    added: new Set(now.filter(({ id }) => !before.has(id)).map(({ id }) => id)),
    changed: new Map(changed),
    removed: [...before.values()].filter(({ id }) => !ids.has(id)),
  };
};
