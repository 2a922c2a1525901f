/** One cell that somebody else changed since it was read: both values, who and when. */
export type Conflict = {
  readonly cell: string;
  readonly yours: string | null;
  readonly theirs: string | null;
  readonly by: string;
  readonly at: string;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const conflictOf = (value: unknown): Conflict[] => {
  if (!isRecord(value) || typeof value.cell !== 'string') return [];
  return [
    {
      cell: value.cell,
      yours: textOf(value.yours),
      theirs: textOf(value.theirs),
      by: textOf(value.by) ?? '',
      at: textOf(value.at) ?? '',
    },
  ];
};

/** Reads the facts of a `cell-conflict`; undefined when they are not those. */
export const conflictsIn = (
  facts: Readonly<Record<string, unknown>>,
): { readonly conflicts: readonly Conflict[]; readonly version: number } | undefined => {
  const conflicts = Array.isArray(facts.conflicts) ? facts.conflicts.flatMap(conflictOf) : [];
  const version = facts.currentVersion;
  return conflicts.length > 0 && typeof version === 'number' ? { conflicts, version } : undefined;
};
