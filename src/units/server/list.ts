import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { listUnits as route } from '../contract.ts';
import { unitPaths } from './paths.ts';
import { unitsAbove, unitsAsOf } from './queries.ts';

/** The tree as of a day (today where none is said) within the caller's scope; the names of those above only complete the paths. */
export const listUnits = async ({ tx, scope, now }: Call, { query }: HandlerInput<typeof route>) => {
  const asOf = query.asOf ?? vietnamDay(now);
  const units = await unitsAsOf(tx, scope.rootUnitId, asOf);
  const paths = unitPaths([...units, ...(await unitsAbove(tx, scope.rootUnitId, asOf))]);
  return {
    asOf,
    units: units.map(({ alias: _, ...unit }) => ({
      ...unit,
      sectors: [...unit.sectors],
      path: paths.get(unit.id) ?? unit.fullName,
    })),
  };
};
