import { getPeriod } from '../../periods/rules/period.ts';
import { previousPeriod, sameLastYear } from '../../periods/rules/relations.ts';
import type { CompiledForm } from './compiled.ts';

/** The periods of the same form that `previous(…)` and `lastYear(…)` read beside this one; undefined where no formula asks. */
export const periodsRead = (
  { references: { previous, lastYear } }: Pick<CompiledForm, 'references'>,
  period: string,
): { readonly previous: string | undefined; readonly lastYear: string | undefined } => {
  const here = getPeriod(period);
  return {
    previous: previous ? previousPeriod(here).id : undefined,
    lastYear: lastYear ? sameLastYear(here)?.id : undefined,
  };
};
