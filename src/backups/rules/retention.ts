/** How many backups stay: of the last weeks, months and years one each (the last of each), never fewer than the last good ones. */
export type Retention = {
  readonly weekly: number;
  readonly monthly: number;
  readonly yearly: number;
  readonly leastGood: number;
};
export const RETENTION: Retention = { weekly: 8, monthly: 12, yearly: 5, leastGood: 3 };

export type KeptBackup = { readonly id: string; readonly at: Date; readonly isGood: boolean };

const DAY_MS = 86_400_000;
/** Vietnam keeps UTC+7 all year. */
const OFFSET_MS = 7 * 3_600_000;
const local = (at: Date): Date => new Date(at.getTime() + OFFSET_MS);
/** Weeks begin on Monday: 1970-01-01 was a Thursday. */
const weekOf = (at: Date): number => Math.floor((local(at).getTime() / DAY_MS + 3) / 7);
const monthOf = (at: Date): number => local(at).getUTCFullYear() * 12 + local(at).getUTCMonth();
const yearOf = (at: Date): number => local(at).getUTCFullYear();

/** The last one of each of the last `count` spans that have one. */
const lastOfEach = (
  newestFirst: readonly KeptBackup[],
  spanOf: (at: Date) => number,
  count: number,
): readonly KeptBackup[] => {
  const lasts = new Map<number, KeptBackup>();
  for (const backup of newestFirst) {
    const span = spanOf(backup.at);
    if (!lasts.has(span)) lasts.set(span, backup);
  }
  return [...lasts.values()].slice(0, count);
};

/**
 * Which of these may go. Only good ones count for what stays; one that is not good stays no longer than the oldest of the last good
 * ones, since it may still be of use to whoever looks why. All of the last fourteen days stay: two a week are asked for by name (Đ5.1),
 * and somebody may have made one by hand before a change.
 */
export const outdated = (backups: readonly KeptBackup[], now: Date, rule: Retention = RETENTION): readonly string[] => {
  const newestFirst = backups.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const good = newestFirst.filter(({ isGood }) => isGood);
  const recent = now.getTime() - 14 * DAY_MS;
  const oldestLeast = good[Math.min(rule.leastGood, good.length) - 1];
  const kept = new Set(
    [
      ...good.slice(0, Math.max(1, rule.leastGood)),
      ...lastOfEach(good, weekOf, rule.weekly),
      ...lastOfEach(good, monthOf, rule.monthly),
      ...lastOfEach(good, yearOf, rule.yearly),
      ...newestFirst.filter(({ at }) => at.getTime() >= recent),
      ...newestFirst.filter(({ at, isGood }) => !isGood && (oldestLeast === undefined || at >= oldestLeast.at)),
    ].map(({ id }) => id),
  );
  return newestFirst.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
};
