import { periodName } from '../../periods/rules/names.ts';
import { type Period, parsePeriod } from '../../periods/rules/period.ts';
import { comparePeriods, containing, latestFirst } from '../../periods/rules/relations.ts';

export type Choice = { readonly value: string; readonly label: string };
type Collected = { readonly form: string; readonly title: string; readonly period: string };

/** The forms that were ever collected, by code. */
export const formChoices = (collected: readonly Collected[]): Choice[] =>
  [...new Map(collected.map(({ form, title }) => [form, title]))]
    .map(([value, title]) => ({ value, label: `${value} · ${title}` }))
    .sort((a, b) => a.value.localeCompare(b.value));

/** The periods of a form, the latest first, and the years that hold them: figures add up to a wider period too. */
export const periodChoices = (collected: readonly Collected[], form: string): Choice[] => {
  const own = collected.filter((one) => one.form === form).flatMap(({ period }) => parsePeriod(period) ?? []);
  const years = own.flatMap((period) => (period.kind === 'schoolyear' ? [] : (containing(period, 'year') ?? [])));
  const all = new Map<string, Period>([...own, ...years].map((period) => [period.id, period]));
  return [...all.values()].sort(latestFirst).map((period) => ({ value: period.id, label: periodName(period) }));
};

/** The latest period of a form in which somebody has sent something; where nobody has, the latest choice. */
export const firstPeriod = (
  collected: readonly (Collected & { readonly submitted: number })[],
  form: string,
): string | undefined => {
  const sent = collected
    .filter((one) => one.form === form && one.submitted > 0)
    .flatMap(({ period }) => parsePeriod(period) ?? []);
  const [latest] = sent.sort((a, b) => comparePeriods(b, a));
  return latest?.id ?? periodChoices(collected, form)[0]?.value;
};
