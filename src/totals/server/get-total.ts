import { addUnits } from '../../forms/rules/add-up.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { periodName } from '../../periods/rules/names.ts';
import { shiftPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import type { Coverage, GroupAsked } from '../contract.ts';
import { noCoverage } from '../rules/coverage.ts';
import { type FurtherFigure, furtherFigures, isFigure, type TotalFigures, totalFigures } from '../rules/figures.ts';
import { ALL, type Groups } from './groups.ts';
import { findParts } from './parts-in.ts';
import { type Asked, auditReading, type Question, readQuestion } from './question.ts';
import { countParts, formsOf, loadMembers, sheetsOf, sumPeriods } from './sum.ts';

export type Total = TotalFigures & {
  /** In how many of the periods a cell was asked, where that was not in all in which the form was; 0 where it comes from nothing asked. */
  readonly askedIn: Record<string, number>;
  readonly coverage: Coverage;
};

/** The total of a group of units, and of nobody where the group is not there: every figure missing. */
export const totalOf = (asked: Asked, groups: Groups, place: number): Total => {
  const { form } = asked;
  const group = groups.get(place);
  const figures = totalFigures(form, group?.added ?? addUnits(form, []), group?.sheets?.computed);
  return {
    ...figures,
    askedIn: { ...group?.sheets?.askedIn, ...Object.fromEntries(figures.notAsked.map((code) => [code, 0])) },
    coverage: group?.coverage ?? noCoverage(countParts(asked)),
  };
};

/** The same question for the period before, by the versions that asked then; undefined where none did. */
export const beforeThat = async (tx: Db, asked: Asked): Promise<Asked | undefined> => {
  const period = shiftPeriod(asked.period, -1);
  const parts = period && (await findParts(tx, asked.history, period));
  return parts && { ...asked, ...parts };
};

/** Figures of the period before by the codes of the version shown; what was not asked then is not there. */
export const asShown = (form: CompiledForm, earlier: Asked, { cells }: TotalFigures): Record<string, string | null> => {
  if (earlier.form === form) return cells;
  const then = form.cells.filter(isFigure).flatMap(({ code, series }) => {
    const cell = earlier.form.ofSeries(series);
    return cell ? [[code, cells[cell.code] ?? null] as const] : [];
  });
  return Object.fromEntries(then);
};

/** What the answer says of the group. */
export const groupAsked = ({ group }: Pick<Asked, 'group'>): GroupAsked | null => {
  if (group === null) return null;
  const { classificationId: _, ...said } = group;
  return said;
};

/** The whole form totalled for the unit and all below it, with the period before and the coverage (R30). */
export const getTotalOfForm = async (call: Call, { query }: { query: Question }) => {
  const asked = await readQuestion(call, query);
  await auditReading(call, asked);
  const before = await beforeThat(call.tx, asked);
  const [sums = new Map(), previous = new Map()] = await sumPeriods(call.tx, before ? [asked, before] : [asked], false);
  const earlier = before && previous.has(ALL) ? totalOf(before, previous, ALL) : undefined;
  return {
    form: asked.form.definition.code,
    formTitle: asked.form.definition.title,
    version: asked.version,
    period: asked.period.id,
    periodName: periodName(asked.period),
    unit: { id: asked.unit.id, name: asked.unit.name },
    knownAt: query.knownAt ?? null,
    group: groupAsked(asked),
    ...totalOf(asked, sums, ALL),
    further: await furtherOf(call.tx, asked),
    previous: before && earlier ? asShown(asked.form, before, earlier) : {},
    previousPeriodName: before && earlier ? periodName(before.period) : null,
    previousCoverage: earlier?.coverage ?? null,
  };
};

/** What other versions ask within the period. */
export const furtherOf = async (tx: Db, asked: Asked): Promise<FurtherFigure[]> => {
  const forms = new Set(asked.parts.flatMap(({ form }) => form ?? []));
  forms.delete(asked.form);
  if (forms.size === 0) return [];
  const rows = await loadMembers(tx, asked, false);
  const loaded = await formsOf(tx, rows);
  const others = asked.history.versions.flatMap(({ versionId, number }) => {
    const form = loaded.get(versionId);
    return form && forms.has(form) ? [{ form, number }] : [];
  });
  return furtherFigures(asked.form, others, asked.parts, sheetsOf(rows, loaded));
};
