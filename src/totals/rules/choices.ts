import { periodName } from '../../periods/rules/names.ts';
import { type Period, type PeriodKind, parsePeriod } from '../../periods/rules/period.ts';
import { comparePeriods, containing, latestFirst, partsOf } from '../../periods/rules/relations.ts';

export type Choice = { readonly value: string; readonly label: string };
type Collected = { readonly form: string; readonly title: string; readonly period: string };

/** The forms that were ever collected, by code. */
export const formChoices = (collected: readonly Collected[]): Choice[] =>
  [...new Map(collected.map(({ form, title }) => [form, title]))]
    .map(([value, title]) => ({ value, label: `${value} · ${title}` }))
    .sort((a, b) => a.value.localeCompare(b.value));

const wider: readonly PeriodKind[] = ['quarter', 'halfyear', 'ninemonths', 'year', 'stage'];

/** The wider periods that hold this one and are made of such: a quarter of months, a stage of years. */
const wholesOf = (period: Period): Period[] =>
  wider
    .flatMap((kind) => containing(period, kind) ?? [])
    .filter((whole) => whole.id !== period.id && partsOf(whole, period.kind).length > 0);

/** The periods of a form, the latest first, and the wider ones that hold them: figures add up to each of these too. */
export const periodChoices = (collected: readonly Collected[], form: string): Choice[] => {
  const own = collected.filter((one) => one.form === form).flatMap(({ period }) => parsePeriod(period) ?? []);
  const all = new Map<string, Period>([...own, ...own.flatMap(wholesOf)].map((period) => [period.id, period]));
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
  // A stage is nobody's first question.
  return latest?.id ?? periodChoices(collected, form).find(({ value }) => !value.includes('..'))?.value;
};
