import type { Task } from '../contract.ts';

/** A sheet to fill, and the letter that asks for it. */
export type FillTask = Task & { readonly letterNumber: string | null };

const roundOf = ({ group, form, period }: Task): string => `${group} ${form} ${period}`;

/** The line for many sheets of one form in one period: how many are left, the nearest due day, the table of them. */
const gathered = ({ letterNumber, ...first }: FillTask, sheets: readonly FillTask[]): Task => {
  const begun = sheets.filter(({ filled }) => (filled ?? 0) > 0).length;
  const nearest = sheets.toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))[0];
  return {
    ...first,
    unit: '',
    detail: [
      ...(begun > 0 ? [`${begun} phiếu đã nhập dở`] : []),
      ...(letterNumber === null ? [] : [`theo văn bản số ${letterNumber}`]),
    ].join(' · '),
    dueOn: nearest?.dueOn ?? null,
    daysLeft: nearest?.daysLeft ?? null,
    count: sheets.length,
    filled: null,
    required: null,
    link: `/bang-nhap/${first.form}/${encodeURIComponent(first.period)}`,
  };
};

const withoutLetter = ({ letterNumber: _, ...task }: FillTask): Task => task;

/** An office that fills one form about many units finds one line a form and period; what came back stays sheet by sheet (R37). */
export const gatherFills = (tasks: readonly FillTask[]): Task[] => {
  const rounds = new Map<string, FillTask[]>();
  for (const task of tasks) rounds.set(roundOf(task), [...(rounds.get(roundOf(task)) ?? []), task]);
  return [...rounds.values()].flatMap((sheets) => {
    const [first] = sheets;
    return first?.group === 'fill' && sheets.length > 1 ? [gathered(first, sheets)] : sheets.map(withoutLetter);
  });
};

/** A period of which several forms wait for one's own unit: they can be filled on one page. */
export type GatheredPeriod = {
  readonly period: string;
  readonly periodName: string;
  readonly forms: number;
  readonly link: string;
};

/** The periods with more than one single sheet to fill or mend; what is filled in a table of many units has its own line. */
export const gatheredPeriods = (tasks: readonly Task[]): GatheredPeriod[] => {
  const single = tasks.filter(
    ({ group, link }) => (group === 'fill' || group === 'returned') && link.startsWith('/phieu/'),
  );
  const periods = new Map<string, GatheredPeriod & { readonly seen: ReadonlySet<string> }>();
  for (const { period, periodName, form } of single) {
    const seen = new Set([...(periods.get(period)?.seen ?? []), form]);
    periods.set(period, {
      period,
      periodName,
      forms: seen.size,
      link: `/nhap-gop/${encodeURIComponent(period)}`,
      seen,
    });
  }
  return [...periods.values()].filter(({ forms }) => forms > 1).map(({ seen: _, ...one }) => one);
};
