import { periodRange } from '../../periods/rules/days.ts';
import { type Period, type PeriodKind, periodKinds } from '../../periods/rules/period.ts';
import { containing, coveringPeriod, partsOf } from '../../periods/rules/relations.ts';
import { QUOTES_PARTS } from './engine.ts';

/** A published version of a form, as far as time is concerned. */
export type VersionInTime = {
  readonly versionId: number;
  readonly number: number;
  readonly effectiveFrom: string;
  readonly periodKinds: readonly PeriodKind[];
};

/** The version to which a period belongs: the latest published of those in effect on its first calendar day. */
export const versionFor = <V extends VersionInTime>(versions: readonly V[], period: Period): V | undefined => {
  const { start } = periodRange(period, 'statistical');
  return versions
    .filter(({ effectiveFrom }) => effectiveFrom <= start)
    .reduce<V | undefined>((latest, one) => (latest && latest.number > one.number ? latest : one), undefined);
};

/** The shortest period that covers this one and for which the form is asked. */
const quotedPeriod = (versions: readonly VersionInTime[], here: Period): Period | undefined => {
  const isAsked = (kind: PeriodKind): boolean => {
    const period = containing(here, kind);
    return period !== undefined && (versionFor(versions, period)?.periodKinds.includes(kind) ?? false);
  };
  return coveringPeriod(here, periodKinds.filter(isAsked));
};

/** The longest periods that together are this one and in each of which the form is asked. */
const quotedParts = (versions: readonly VersionInTime[], here: Period): Period[] => {
  const isAsked = (part: Period): boolean => versionFor(versions, part)?.periodKinds.includes(part.kind) ?? false;
  for (const kind of [...periodKinds].reverse()) {
    const parts = kind === here.kind ? [] : partsOf(here, kind);
    if (parts.length > 0 && parts.every(isAsked)) return parts;
  }
  return [];
};

/**
 * What a form of this engine, filled for a period, reads of another form: the shortest period that covers this one; of a form that is
 * asked more often, the parts that make this one up (a quarterly form in a yearly one: its four quarters). Empty where neither is asked.
 */
export const quotedPeriods = (engine: number, versions: readonly VersionInTime[], here: Period): Period[] => {
  const covering = quotedPeriod(versions, here);
  if (covering) return [covering];
  return engine >= QUOTES_PARTS ? quotedParts(versions, here) : [];
};
