/**
 * Reporting periods (kỳ báo cáo). A period is a run of whole months; everything else follows from that.
 * Ids: `2022-M03`, `2022-Q1`, `2022-H1`, `2022-9M`, `2022`, `2021..2025`, `SY2022` (September 2022 to May 2023).
 */
export type PeriodKind = 'month' | 'quarter' | 'halfyear' | 'ninemonths' | 'year' | 'stage' | 'schoolyear';

/** In rising length, so that the first of several that fit is the closest. */
export const periodKinds: readonly PeriodKind[] = [
  'month',
  'quarter',
  'halfyear',
  'ninemonths',
  'schoolyear',
  'year',
  'stage',
];

export interface Period {
  readonly id: string;
  readonly kind: PeriodKind;
  /** The first calendar year (of a school year: the year it opens). */
  readonly year: number;
  /** Month 1–12, quarter 1–4, half 1–2; 1 for kinds of which a year has one. */
  readonly index: number;
  /** Months since January of year 0, of the first month. */
  readonly firstMonth: number;
  readonly months: number;
}

const lengthOf = { month: 1, quarter: 3, halfyear: 6, ninemonths: 9, schoolyear: 9, year: 12 } as const;

/** The usual length of a stage (giai đoạn 2016–2020, 2021–2025). */
const STAGE_YEARS = 5;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

/** The `index`-th period of a kind in a year; of a stage, `years` is its length. Throws on a period that is not there. */
export function makePeriod(kind: PeriodKind, year: number, index = 1, years = STAGE_YEARS): Period {
  const period = buildPeriod(kind, year, index, years);
  if (!period) throw new RangeError(`no such period: ${kind} ${index} of ${year}`);
  return period;
}

/** The period with this id, or undefined when the id is not one (`2022-M13`, `2025..2021`, `22`). */
export function parsePeriod(id: string): Period | undefined {
  const part = /^(\d{4})-([MQH])(\d{1,2})$/.exec(id);
  if (part) return canonical(id, partKinds.get(part[2] ?? ''), Number(part[1]), Number(part[3]));
  const nineMonths = /^(\d{4})-9M$/.exec(id);
  if (nineMonths) return buildPeriod('ninemonths', Number(nineMonths[1]), 1, 1);
  const schoolYear = /^SY(\d{4})$/.exec(id);
  if (schoolYear) return buildPeriod('schoolyear', Number(schoolYear[1]), 1, 1);
  const years = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(id);
  if (!years) return undefined;
  const from = Number(years[1]);
  return years[2] ? buildPeriod('stage', from, 1, Number(years[2]) - from + 1) : buildPeriod('year', from, 1, 1);
}

/** The period with this id; throws a RangeError when there is none. */
export function getPeriod(id: string): Period {
  const period = parsePeriod(id);
  if (!period) throw new RangeError(`not a period: ${id}`);
  return period;
}

/** The period `steps` later (earlier when negative) of the same kind and length; undefined outside 1900–2199. */
export function shiftPeriod(period: Period, steps: number): Period | undefined {
  if (period.kind === 'stage') {
    const years = period.months / 12;
    return buildPeriod('stage', period.year + steps * years, 1, years);
  }
  const perYear = periodsInYear(period.kind);
  const place = period.year * perYear + period.index - 1 + steps;
  return buildPeriod(period.kind, Math.floor(place / perYear), (place % perYear) + 1, 1);
}

const partKinds = new Map<string, PeriodKind>([
  ['M', 'month'],
  ['Q', 'quarter'],
  ['H', 'halfyear'],
]);

function canonical(id: string, kind: PeriodKind | undefined, year: number, index: number): Period | undefined {
  const period = kind && buildPeriod(kind, year, index, 1);
  return period?.id === id ? period : undefined;
}

function buildPeriod(kind: PeriodKind, year: number, index: number, years: number): Period | undefined {
  const months = kind === 'stage' ? years * 12 : lengthOf[kind];
  if (!Number.isInteger(index) || index < 1 || index > periodsInYear(kind)) return undefined;
  if (year < FIRST_YEAR || year + years - 1 > LAST_YEAR || years < (kind === 'stage' ? 2 : 1)) return undefined;
  const firstMonth = year * 12 + (kind === 'schoolyear' ? 8 : (index - 1) * months);
  return { id: idOf(kind, year, index, years), kind, year, index, firstMonth, months };
}

function periodsInYear(kind: PeriodKind): number {
  return kind === 'month' || kind === 'quarter' || kind === 'halfyear' ? 12 / lengthOf[kind] : 1;
}

function idOf(kind: PeriodKind, year: number, index: number, years: number): string {
  switch (kind) {
    case 'month':
      return `${year}-M${String(index).padStart(2, '0')}`;
    case 'quarter':
      return `${year}-Q${index}`;
    case 'halfyear':
      return `${year}-H${index}`;
    case 'ninemonths':
      return `${year}-9M`;
    case 'year':
      return `${year}`;
    case 'stage':
      return `${year}..${year + years - 1}`;
    case 'schoolyear':
      return `SY${year}`;
  }
}
