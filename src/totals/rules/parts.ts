import { type VersionInTime, versionFor } from '../../forms/rules/versions-in-time.ts';
import { type Period, periodKinds } from '../../periods/rules/period.ts';
import { partsOf } from '../../periods/rules/relations.ts';

/** A period of a form within the one asked for. */
export type Part<V> = {
  readonly period: Period;
  /** The version that asks in it; undefined before the form began. */
  readonly version: V | undefined;
  /** Whether a round was opened for it. */
  readonly collected: boolean;
};

const longestFirst = [...periodKinds].reverse();

/**
 * The periods of a form that make up the one asked for, in order of time: itself where it was collected or is asked, else those that
 * tile it, the longest kind that the form asks in their time (a quarterly form asked for the year: its four quarters). Of a year that
 * was itself not collected but some of whose months were, the months. Empty when the form has none that do.
 */
export const partsFor = <V extends VersionInTime>(
  versions: readonly V[],
  /** The version with which a period was collected, by the period's id. */
  collected: ReadonlyMap<string, number>,
  asked: Period,
): Part<V>[] => {
  const earliest = versions.toSorted((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom))[0];
  const tile = (period: Period): Part<V>[] => {
    const round = collected.get(period.id);
    const version = versions.find(({ versionId }) => versionId === round) ?? versionFor(versions, period);
    if (round !== undefined) return [{ period, version, collected: true }];
    const finer = split(period);
    if (finer.some((part) => part.collected)) return finer;
    return (version ?? earliest)?.periodKinds.includes(period.kind) ? [{ period, version, collected: false }] : finer;
  };
  const split = (period: Period): Part<V>[] => {
    for (const kind of longestFirst) {
      const tiles = kind === period.kind ? [] : partsOf(period, kind).map(tile);
      if (tiles.length > 0 && tiles.every((one) => one.length > 0)) return tiles.flat();
    }
    return [];
  };
  return tile(asked);
};
