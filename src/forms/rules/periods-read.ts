import { getPeriod } from '../../periods/rules/period.ts';
import { beginsYear, previousPeriod, sameLastYear } from '../../periods/rules/relations.ts';
import type { CompiledForm } from './compiled.ts';

/**
 * The periods of the same form that `previous(…)`, `previousInYear(…)` and `lastYear(…)` read beside this one; undefined where no formula
 * asks. In the first period of a year nothing comes before it within the year.
 */
export const periodsRead = (
  { references: { previous, previousInYear, lastYear } }: Pick<CompiledForm, 'references'>,
  period: string,
): { readonly previous: string | undefined; readonly lastYear: string | undefined } => {
  const here = getPeriod(period);
  return {
    previous: previous || (previousInYear && !beginsYear(here)) ? previousPeriod(here).id : undefined,
    lastYear: lastYear ? sameLastYear(here)?.id : undefined,
  };
};
