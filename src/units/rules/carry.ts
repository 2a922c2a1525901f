import {
  addFractions,
  compareFractions,
  type Fraction,
  fraction,
  fractionText,
  multiplyFractions,
  ONE,
  subtractFractions,
  ZERO,
} from './fraction.ts';
import type { Succession } from './unit.ts';

/** What can be said of a unit's figure from the figures of the units of another day. */
export interface CarriedFigure {
  /** Sum of the figures that belong to the unit wholly; undefined when there is none. A plain decimal. */
  readonly value: string | undefined;
  /** Units of which only a part belongs here, so that nothing is known of it; `share` as the succession declares it. */
  readonly unknown: readonly { readonly unitId: number; readonly share: string }[];
  /** Whether `value` is all there is: nothing unknown. */
  readonly complete: boolean;
}

/** What each later unit holds of each earlier one: later id → earlier id → share. */
type Holdings = Map<number, Map<number, Fraction>>;

/**
 * Figures reported by the units of `fromDay`, asked by the units of the later `toDay`. A figure whose unit went wholly
 * into one unit (share 1, also split and joined again) is added exactly; a part of a figure is never guessed.
 * Units without a figure are not in the answer: how many reported is told by the coverage.
 */
export function carryForward(
  figures: ReadonlyMap<number, string>,
  successions: readonly Succession[],
  fromDay: string,
  toDay: string,
): Map<number, CarriedFigure> {
  const result = new Map<number, CarriedFigure>();
  for (const [unitId, shares] of holdings([...figures.keys()], successions, fromDay, toDay)) {
    let sum: Fraction | undefined;
    const unknown: { unitId: number; share: string }[] = [];
    for (const [fromId, share] of shares) {
      if (compareFractions(share, ONE) === 0) sum = addFractions(sum ?? ZERO, fraction(figures.get(fromId) ?? '0'));
      else unknown.push({ unitId: fromId, share: fractionText(share) });
    }
    result.set(unitId, { value: sum && fractionText(sum), unknown, complete: unknown.length === 0 });
  }
  return result;
}

/**
 * Figures reported by the units of `fromDay`, asked by the units (`unitIds`) of the earlier `toDay`. Known only where
 * one unit became one unit wholly (a new name or code); a merged figure is not taken apart.
 */
export function carryBackward(
  figures: ReadonlyMap<number, string>,
  unitIds: readonly number[],
  successions: readonly Succession[],
  fromDay: string,
  toDay: string,
): Map<number, CarriedFigure> {
  const result = new Map<number, CarriedFigure>();
  const held = holdings(unitIds, successions, toDay, fromDay);
  for (const unitId of unitIds) {
    const heirs = [...held].filter(([, shares]) => shares.has(unitId));
    const [only] = heirs;
    const known = heirs.length === 1 && only?.[1].size === 1 ? figures.get(only[0]) : undefined;
    const unknown = heirs.map(([heir, shares]) => ({ unitId: heir, share: fractionText(shares.get(unitId) ?? ZERO) }));
    result.set(unitId, { value: known, unknown: known === undefined ? unknown : [], complete: known !== undefined });
  }
  return result;
}

/** Follows the links of (fromDay, toDay] in order of day; what a unit does not give away it keeps. */
function holdings(unitIds: readonly number[], links: readonly Succession[], fromDay: string, toDay: string): Holdings {
  const within = links.filter(({ day }) => day > fromDay && day <= toDay);
  const days = [...new Set(within.map(({ day }) => day))].sort();
  let held: Holdings = new Map(unitIds.map((unitId) => [unitId, new Map([[unitId, ONE]])]));
  for (const day of days)
    held = passOn(
      held,
      within.filter((link) => link.day === day),
    );
  return held;
}

function passOn(held: Holdings, links: readonly Succession[]): Holdings {
  const next: Holdings = new Map();
  for (const [unitId, shares] of held) {
    let kept = ONE;
    for (const { fromId, toId, share } of links) {
      if (fromId !== unitId) continue;
      give(toId, shares, fraction(share));
      kept = subtractFractions(kept, fraction(share));
    }
    if (compareFractions(kept, ZERO) > 0) give(unitId, shares, kept);
  }
  return next;

  function give(toId: number, shares: ReadonlyMap<number, Fraction>, part: Fraction): void {
    const target = next.get(toId) ?? new Map<number, Fraction>();
    for (const [origin, share] of shares) {
      target.set(origin, addFractions(target.get(origin) ?? ZERO, multiplyFractions(share, part)));
    }
    next.set(toId, target);
  }
}
