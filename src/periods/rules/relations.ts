import { makePeriod, type Period, type PeriodKind, periodKinds, shiftPeriod } from './period.ts';

/** The period just before, of the same kind (of a stage: the one of the same length before it). */
export function previousPeriod(period: Period): Period {
  return orThrow(shiftPeriod(period, -1), period);
}

/** Whether no period of its kind comes before it in its year. */
export function beginsYear(period: Period): boolean {
  return previousPeriod(period).year !== period.year;
}

/** The same period one year earlier (cùng kỳ năm trước); a stage has none. */
export function sameLastYear(period: Period): Period | undefined {
  if (period.kind === 'stage') return undefined;
  return makePeriod(period.kind, period.year - 1, period.index);
}

/**
 * The periods of a kind that tile this one, in order: a year has 4 quarters, nine months have 3.
 * Empty when no whole number of them fits exactly (a year has no nine-month parts, a school year no quarters).
 */
export function partsOf(period: Period, kind: PeriodKind): Period[] {
  const parts: Period[] = [];
  let part = containingMonth(period.firstMonth, kind);
  while (part && part.firstMonth === endOf(parts.at(-1)) && endOf(part) <= endOf(period)) {
    parts.push(part);
    part = shiftPeriod(part, 1);
  }
  return endOf(parts.at(-1)) === endOf(period) ? parts : [];

  function endOf(of: Period | undefined): number {
    return of ? of.firstMonth + of.months : period.firstMonth;
  }
}

/** The period of a kind that holds the whole of this one; a stage is one of the five-year ones (2016–2020, 2021–2025). */
export function containing(period: Period, kind: PeriodKind): Period | undefined {
  const candidate = kind === period.kind ? period : containingMonth(period.firstMonth, kind);
  return candidate && holds(candidate, period) ? candidate : undefined;
}

/** The shortest period among these kinds that covers this one: what another form's cell is read from. */
export function coveringPeriod(period: Period, kinds: readonly PeriodKind[]): Period | undefined {
  for (const kind of periodKinds) {
    const found = kinds.includes(kind) ? containing(period, kind) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Whether every month of `part` is a month of `whole`. */
export function holds(whole: Period, part: Period): boolean {
  return part.firstMonth >= whole.firstMonth && part.firstMonth + part.months <= whole.firstMonth + whole.months;
}

/** Order in time: by first month, then the shorter first; zero only for the same period. */
export function comparePeriods(a: Period, b: Period): number {
  return (
    a.firstMonth - b.firstMonth || a.months - b.months || periodKinds.indexOf(a.kind) - periodKinds.indexOf(b.kind)
  );
}

/** Order of choices, the latest year first, each year before its quarters and months. */
export function latestFirst(a: Period, b: Period): number {
  return b.year - a.year || b.months - a.months || comparePeriods(b, a);
}

/** Stages run from a year ending in 1 or 6, as the five-year plans do. */
const STAGE_YEARS = 5;

function containingMonth(month: number, kind: PeriodKind): Period | undefined {
  const year = Math.floor(month / 12);
  const inYear = month % 12;
  switch (kind) {
    case 'month':
      return makePeriod(kind, year, inYear + 1);
    case 'quarter':
      return makePeriod(kind, year, Math.floor(inYear / 3) + 1);
    case 'halfyear':
      return makePeriod(kind, year, Math.floor(inYear / 6) + 1);
    case 'ninemonths':
      return inYear < 9 ? makePeriod(kind, year) : undefined;
    case 'year':
      return makePeriod(kind, year);
    case 'stage':
      return makePeriod(kind, year - ((year - 1) % STAGE_YEARS));
    case 'schoolyear':
      if (inYear >= 5 && inYear < 8) return undefined;
      return makePeriod(kind, inYear >= 8 ? year : year - 1);
  }
}

function orThrow(found: Period | undefined, from: Period): Period {
  if (!found) throw new RangeError(`no neighbour of period ${from.id}`);
  return found;
}
