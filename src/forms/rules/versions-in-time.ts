import { periodRange } from '../../periods/rules/days.ts';
import { type Period, type PeriodKind, periodKinds } from '../../periods/rules/period.ts';
import { containing, coveringPeriod } from '../../periods/rules/relations.ts';

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

/** The shortest period that covers this one and for which the form is asked: what a quotation of the form reads. */
export const quotedPeriod = (versions: readonly VersionInTime[], here: Period): Period | undefined => {
  const isAsked = (kind: PeriodKind): boolean => {
    const period = containing(here, kind);
    return period !== undefined && (versionFor(versions, period)?.periodKinds.includes(kind) ?? false);
  };
  return coveringPeriod(here, periodKinds.filter(isAsked));
};
