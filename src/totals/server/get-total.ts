import { addUnits } from '../../forms/rules/add-up.ts';
import { periodName } from '../../periods/rules/names.ts';
import { shiftPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Coverage } from '../contract.ts';
import { NO_COVERAGE } from '../rules/coverage.ts';
import { type TotalFigures, totalFigures } from '../rules/figures.ts';
import { partsFor } from '../rules/parts.ts';
import { ALL, type Groups } from './groups.ts';
import { type Asked, auditReading, type Question, readQuestion } from './question.ts';
import { sumPeriods } from './sum.ts';

export type Total = TotalFigures & { readonly coverage: Coverage };

/** The total of a group of units, and of nobody where the group is not there: every figure missing. */
export const totalOf = ({ form }: Asked, groups: Groups, place: number): Total => {
  const group = groups.get(place);
  return { ...totalFigures(form, group?.added ?? addUnits(form, [])), coverage: group?.coverage ?? NO_COVERAGE };
};

/** The same question for the period before, in which the form is asked by the version of today; undefined where there is none. */
export const beforeThat = (asked: Asked): Asked | undefined => {
  const period = shiftPeriod(asked.period, -1);
  return period && { ...asked, period, parts: partsFor(asked.form.definition.periodKinds, period) };
};

/** The whole form totalled for the unit and all below it, with the period before and the coverage (R30). */
export const getTotalOfForm = async (call: Call, { query }: { query: Question }) => {
  const asked = await readQuestion(call, query);
  await auditReading(call, asked);
  const before = beforeThat(asked);
  const [sums = new Map(), previous = new Map()] = await sumPeriods(call.tx, before ? [asked, before] : [asked], false);
  const earlier = before && previous.has(ALL) ? totalOf(before, previous, ALL) : undefined;
  return {
    form: asked.form.definition.code,
    formTitle: asked.form.definition.title,
    version: asked.version,
    period: asked.period.id,
    periodName: periodName(asked.period),
    unit: { id: asked.unit.id, name: asked.unit.name },
    ...totalOf(asked, sums, ALL),
    previous: earlier?.cells ?? {},
    previousPeriodName: before && earlier ? periodName(before.period) : null,
    previousCoverage: earlier?.coverage ?? null,
  };
};
