import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { completeness } from '../../forms/rules/completeness.ts';
import { NO_VALUES } from '../../forms/rules/values.ts';
import { getCompiled, routesOn, versionsFor } from '../../forms/server/index.ts';
import { periodRange } from '../../periods/rules/days.ts';
import { periodKindName, periodName } from '../../periods/rules/names.ts';
import { type Period, parsePeriod } from '../../periods/rules/period.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { nearestTo, standsOn } from '../../platform/db/stands-on.ts';
import type { RouteFacts, StandingUnit } from '../rules/plan.ts';
import { readsOf } from './move-version.ts';

type FormPeriod = { readonly form: string; readonly period: string };

/** What opening a round of one form in one period needs to know. */
export type FormFacts = RouteFacts & {
  readonly code: string;
  readonly title: string;
  readonly period: string;
  readonly periodName: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly formId: number;
  readonly versionId: number;
  readonly number: number;
  /** Periods of the same form that its formulas read. */
  readonly reads: readonly string[];
  /** Input cells that must be filled. */
  readonly required: number;
  readonly consultedUnitIds: readonly number[];
  readonly readerUnitIds: readonly number[];
  readonly districtReads: boolean;
  /** The last verification approves. */
  readonly endsAtVerifier: boolean;
};

type Asked = { readonly form: string; readonly period: Period; readonly firstDay: string };
type Versioned = Asked & {
  readonly versionId: number;
  readonly formId: number;
  readonly number: number;
  readonly compiled: CompiledForm;
};

/** The facts of every form × period that can be collected, and a sentence for each that cannot. */
export const gatherFacts = async (
  tx: Db,
  wanted: readonly FormPeriod[],
): Promise<{ forms: FormFacts[]; problems: string[] }> => {
  const problems: string[] = [];
  const asked = wanted.flatMap(({ form, period }) => {
    const parsed = parsePeriod(period);
    if (!parsed) problems.push(`Kỳ “${period}” của phiếu ${form} không đúng định dạng.`);
    return parsed ? [{ form, period: parsed, firstDay: periodRange(parsed, 'statistical').start }] : [];
  });
  const versioned = await findVersions(tx, asked, problems);
  return { forms: await withRoutes(tx, versioned, problems), problems };
};

const findVersions = async (tx: Db, asked: readonly Asked[], problems: string[]): Promise<Versioned[]> => {
  const versions = await versionsFor(
    tx,
    asked.map(({ form, firstDay }) => ({ code: form, periodStart: firstDay })),
  );
  const found: Versioned[] = [];
  for (const one of asked) {
    const version = versions.find(({ code, periodStart }) => code === one.form && periodStart === one.firstDay);
    if (version?.retired) problems.push(`Phiếu ${one.form} đã ngừng thu. Đưa phiếu vào thu lại trước khi mở đợt.`);
    else if (!version) problems.push(`Phiếu ${one.form} chưa có phiên bản nào hiệu lực cho ${periodName(one.period)}.`);
    else found.push({ ...one, ...version, compiled: await getCompiled(tx, version.versionId, version.digest) });
  }
  return found.filter(({ form, period, compiled }) => {
    const allowed = compiled.definition.periodKinds.includes(period.kind);
    const kinds = compiled.definition.periodKinds.map(periodKindName).join(', ');
    if (!allowed)
      problems.push(`Phiếu ${form} không thu theo kỳ ${periodKindName(period.kind)}; kỳ của phiếu: ${kinds}.`);
    return allowed;
  });
};

const withRoutes = async (tx: Db, versioned: readonly Versioned[], problems: string[]): Promise<FormFacts[]> => {
  const ranged = versioned.map((one) => ({ ...one, range: periodRange(one.period, one.compiled.definition.calendar) }));
  const routes = await routesOn(
    tx,
    ranged.map(({ formId, range }) => ({ formId, day: range.end })),
  );
  const trees = await treesOn(tx, [...new Set(ranged.map(({ range }) => range.end))]);
  return ranged.flatMap(({ form, formId, versionId, number, period, range, compiled }) => {
    const route = routes.find((one) => one.formId === formId && one.day === range.end);
    const { filledBy, reportsFor, title } = compiled.definition;
    const tree = trees.get(range.end);
    if (!route || !tree || filledBy === 'agency') {
      problems.push(`Phiếu ${form} chưa có cơ quan xác thực cho ${periodName(period)}.`);
      return [];
    }
    return {
      code: form,
      title,
      period: period.id,
      periodName: periodName(period),
      periodStart: range.start,
      periodEnd: range.end,
      formId,
      versionId,
      number,
      filledBy,
      reportsFor: reportsFor ?? null,
      verifierUnitIds: route.verifierUnitIds,
      consultedUnitIds: route.consultedUnitIds,
      readerUnitIds: route.readerUnitIds,
      districtReads: route.districtReads,
      skipsDistrict: route.skipsDistrict,
      endsAtVerifier: route.endsAtVerifier,
      ...tree,
      reads: readsOf(compiled, period.id),
      required: completeness(compiled, NO_VALUES).required,
    };
  });
};

type Tree = Pick<RouteFacts, 'units' | 'boardUnitId' | 'provinceUnitId'>;

/** The units that stand on each of these days, the province and the board among them. */
export const treesOn = async (tx: Db, days: readonly string[]): Promise<Map<string, Tree>> => {
  const { rows } = await sql<StandingUnit & { day: string }>`
    select d.day, v.unit_id as id, v.kind, v.parent_id as "parentId" from unnest(${arrayLiteral(days)}::date[]) as d (day)
    join unit_version v on ${standsOn('v', sql`d.day`)}
    order by v.unit_id`.execute(tx);
  const tops = await sql<{ day: string; boardUnitId: number; provinceUnitId: number }>`
    select d.day, ${nearest('board')} as "boardUnitId", ${nearest('province')} as "provinceUnitId"
    from unnest(${arrayLiteral(days)}::date[]) as d (day)`.execute(tx);
  return new Map(tops.rows.map(({ day, ...top }) => [day, { ...top, units: rows.filter((row) => row.day === day) }]));
};

/** The unit of a kind on day `d`. Where none existed on that day the nearest version counts, so that past periods have a route too. */
const nearest = (kind: 'board' | 'province') => sql`(
  select n.unit_id from unit_version n where n.kind = ${kind}
  order by ${nearestTo('n', sql`d.day`)} limit 1)`;
