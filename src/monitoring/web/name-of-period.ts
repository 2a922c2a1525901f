import { periodName } from '../../periods/rules/names.ts';
import { parsePeriod } from '../../periods/rules/period.ts';

/** `2022-Q1` → `Quý I/2022`; an id that is no period stays as it is. */
export const nameOfPeriod = (id: string): string => {
  const period = parsePeriod(id);
  return period ? periodName(period) : id;
};
