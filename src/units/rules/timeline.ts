import { addFractions, compareFractions, type Fraction, fraction, ONE, ZERO } from './fraction.ts';
import type { Succession, UnitVersion } from './unit.ts';

/** What is wrong with a unit's life, from which day until before which (`to` null: with no end). */
export interface TimelineProblem {
  readonly kind: 'reversed' | 'gap' | 'overlap' | 'code-twice' | 'parent-missing' | 'shares-over-one';
  readonly unitId: number;
  readonly from: string;
  readonly to: string | null;
}

/**
 * A unit's versions must follow each other without gaps or overlaps while it lives; two units of one kind may not hold
 * one code on the same day, and a parent lives as long as its children. Sorted by unit, then by day.
 */
export function gapsAndOverlaps(versions: readonly UnitVersion[]): TimelineProblem[] {
  const reversed = versions.filter(({ validFrom, validTo }) => validTo !== null && validTo <= validFrom);
  const sound = versions.filter((version) => !reversed.includes(version)).sort(byStart);
  const byUnit = groupBy(sound, ({ unitId }) => unitId);
  const byCode = groupBy(sound, ({ kind, code }) => `${kind} ${code}`);
  return [
    ...reversed.map(({ unitId, validFrom, validTo }) => problem('reversed', unitId, validFrom, validTo)),
    ...[...byUnit.values()].flatMap(brokenLife),
    ...[...byCode.values()].flatMap(sharedCode),
    ...sound.flatMap((version) => missingParent(version, byUnit)),
  ].sort((a, b) => a.unitId - b.unitId || compareKeys(a.from, b.from));
}

/** Units that give away more than all of what they were on one day. What is not given away stays with the unit. */
export function overdrawnShares(successions: readonly Succession[]): TimelineProblem[] {
  const given = new Map<string, { fromId: number; day: string; sum: Fraction }>();
  for (const { fromId, day, share } of successions) {
    const sum = given.get(`${fromId} ${day}`)?.sum ?? ZERO;
    given.set(`${fromId} ${day}`, { fromId, day, sum: addFractions(sum, fraction(share)) });
  }
  return [...given.values()]
    .filter(({ sum }) => compareFractions(sum, ONE) > 0)
    .map(({ fromId, day }) => problem('shares-over-one', fromId, day, null));
}

function brokenLife(life: readonly UnitVersion[]): TimelineProblem[] {
  return pairs(life).flatMap(([earlier, later]) => {
    if (overlaps(earlier, later))
      return [problem('overlap', later.unitId, later.validFrom, earlierEnd(earlier, later))];
    const ended = earlier.validTo ?? later.validFrom;
    return ended === later.validFrom ? [] : [problem('gap', later.unitId, ended, later.validFrom)];
  });
}

function sharedCode(holders: readonly UnitVersion[]): TimelineProblem[] {
  return pairs(holders)
    .filter(([earlier, later]) => earlier.unitId !== later.unitId && overlaps(earlier, later))
    .map(([earlier, later]) => problem('code-twice', later.unitId, later.validFrom, earlierEnd(earlier, later)));
}

function missingParent(version: UnitVersion, byUnit: Map<number, UnitVersion[]>): TimelineProblem[] {
  if (version.parentId === null) return [];
  const life = byUnit.get(version.parentId) ?? [];
  const first = life[0]?.validFrom;
  const last = life.at(-1)?.validTo;
  if (first === undefined || last === undefined) return [at(version)];
  const outlived = last !== null && (version.validTo === null || version.validTo > last);
  return version.validFrom < first || outlived ? [at(version)] : [];

  function at({ unitId, validFrom, validTo }: UnitVersion): TimelineProblem {
    return problem('parent-missing', unitId, validFrom, validTo);
  }
}

function overlaps(earlier: UnitVersion, later: UnitVersion): boolean {
  return earlier.validTo === null || later.validFrom < earlier.validTo;
}

function earlierEnd(a: UnitVersion, b: UnitVersion): string | null {
  if (a.validTo === null || b.validTo === null) return a.validTo ?? b.validTo;
  return [a.validTo, b.validTo].sort()[0] ?? null;
}

function problem(kind: TimelineProblem['kind'], unitId: number, from: string, to: string | null): TimelineProblem {
  return { kind, unitId, from, to };
}

function pairs(list: readonly UnitVersion[]): [UnitVersion, UnitVersion][] {
  return list.slice(1).flatMap((later, index) => {
    const earlier = list[index];
    return earlier ? [[earlier, later] satisfies [UnitVersion, UnitVersion]] : [];
  });
}

function groupBy<Key>(list: readonly UnitVersion[], key: (version: UnitVersion) => Key): Map<Key, UnitVersion[]> {
  const groups = new Map<Key, UnitVersion[]>();
  for (const version of list) {
    const group = groups.get(key(version));
    if (group) group.push(version);
    else groups.set(key(version), [version]);
  }
  return groups;
}

function byStart(a: UnitVersion, b: UnitVersion): number {
  return compareKeys(a.validFrom, b.validFrom);
}

function compareKeys(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
