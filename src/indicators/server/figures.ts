import { publishedForms } from '../../forms/server/index.ts';
import { periodRange } from '../../periods/rules/days.ts';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { ALL, type Asked, childrenOf, type Question, readQuestion } from '../../totals/server/index.ts';
import type { getIndicatorFigures, IndicatorFigures } from '../contract.ts';
import { compileIndicator } from '../rules/compile-indicator.ts';
import { indicatorWords } from '../rules/indicator-words.ts';
import { reckonIndicator, versionInForce, worstCoverage } from '../rules/reckon-indicator.ts';
import { type FormTotal, formTotals, operandsAt } from './operands.ts';
import { loadVersions, type StoredVersion } from './queries.ts';

/** The versions in force in the period, of indicators that read the form. */
const inForce = (rows: readonly StoredVersion[], { period, form }: Asked): StoredVersion[] => {
  const { start } = periodRange(period, form.definition.calendar);
  const codes = [...new Set(rows.map(({ code }) => code))];
  return codes.flatMap((code) => {
    const own = rows.filter((row) => row.code === code && (row.retiredFrom === null || start < row.retiredFrom));
    const version = versionInForce(own, start);
    return version?.quotations.some((one) => one.form === form.definition.code) ? [version] : [];
  });
};

/** What a version comes to at one place. */
const countedAt = (
  { expression, quotations }: StoredVersion,
  totals: ReadonlyMap<string, FormTotal>,
  place: number,
) => {
  const { operands, coverages, why } = operandsAt(quotations, totals, place);
  const coverage = worstCoverage(coverages) ?? null;
  if (why !== null) return { value: null, partial: false, why, coverage };
  return { ...reckonIndicator(compileIndicator(expression).plan, operands), coverage };
};

/** Every indicator that reads the form of the question, for its unit and those below: after adding up, exactly. */
export const indicatorFigures = async (call: Call, question: Question): Promise<IndicatorFigures[]> => {
  const asked = await readQuestion(call, question);
  const versions = inForce(await loadVersions(call.tx), asked);
  if (versions.length === 0) return [];
  const forms = [...new Set(versions.flatMap(({ quotations }) => quotations.map(({ form }) => form)))];
  const totals = await formTotals(call, question, forms, true);
  const own = totals.get(question.form);
  const units = own && 'asked' in own ? await childrenOf(call.tx, [...own.byUnit.keys()], own.asked.lastDay) : [];
  const known = await publishedForms(call.tx);
  return versions.map((version) => ({
    code: version.code,
    title: version.title,
    unit: version.unit,
    decimals: version.decimals,
    version: version.number,
    words: indicatorWords(version.expression, known),
    total: countedAt(version, totals, ALL),
    rows: units.map(({ id, name }) => ({ unit: { id, name }, ...countedAt(version, totals, id) })),
  }));
};

export const getFigures = async (call: Call, { query }: Pick<HandlerInput<typeof getIndicatorFigures>, 'query'>) => ({
  indicators: await indicatorFigures(call, query),
});
