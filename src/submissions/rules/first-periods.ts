import { makePeriod, type PeriodKind, periodKinds } from '../../periods/rules/period.ts';

const COUNTS: Partial<Record<PeriodKind, number>> = { month: 12, quarter: 4, halfyear: 2 };
/** Years offered before and after this one. */
const BACK = 1;
const AHEAD = 3;

/** The periods from which a new version of a form may hold: of its finest kind, from the year before today to three years on. */
export const firstPeriods = (kinds: readonly PeriodKind[], today: string): string[] => {
  const kind = periodKinds.find((one) => kinds.includes(one));
  if (!kind) return [];
  const year = Number(today.slice(0, 4));
  return Array.from({ length: BACK + 1 + AHEAD }, (_, at) => year - BACK + at).flatMap((one) =>
    Array.from({ length: COUNTS[kind] ?? 1 }, (_, at) => makePeriod(kind, one, at + 1).id),
  );
};
