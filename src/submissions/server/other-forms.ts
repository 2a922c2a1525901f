import { sql } from 'kysely';
import { addSheets, type Sheet, type SheetsAdded } from '../../forms/rules/add-sheets.ts';
import type { FiguresOf } from '../../forms/rules/by-series.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { figuresOf } from '../../forms/rules/compute.ts';
import { KNOWS_NOT_ASKED } from '../../forms/rules/engine.ts';
import { NOT_ASKED } from '../../forms/rules/values.ts';
import { quotedPeriods, versionFor } from '../../forms/rules/versions-in-time.ts';
import { publishedVersions } from '../../forms/server/index.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { roundStands } from '../../rounds/server/index.ts';
import { openRevision, revisionContent, type StoredRevision } from './revisions.ts';

/** A form that is named, and its own periods that are read: the one that covers this one, or the parts that make it up. */
export type OtherForm = { readonly form: string; readonly periods: readonly string[] };

/** The forms that a form names, each in the period of its own that covers this one, else in those that together are this one; in none where it is not asked for any such period. */
export const otherForms = async (tx: Db, compiled: CompiledForm, period: string): Promise<OtherForm[]> => {
  const codes = [...new Set(compiled.references.forms.map(({ form }) => form))];
  if (codes.length === 0) return [];
  const here = getPeriod(period);
  const versions = await publishedVersions(tx, codes);
  return codes.map((form) => {
    const own = versions.filter(({ code }) => code === form);
    return { form, periods: quotedPeriods(compiled.engine, own, here).map(({ id }) => id) };
  });
};

/** Whether a version of the form was in force in these periods of it: by id. */
export const periodsAsked = async (tx: Db, code: string, periods: readonly string[]): Promise<ReadonlySet<string>> => {
  const versions = await publishedVersions(tx, [code]);
  return new Set(periods.filter((id) => versionFor(versions, getPeriod(id)) !== undefined));
};

/** The figures of parts that are all there: what one of them lacks is not known of the whole, what one did not ask was not asked of it. */
export const ofAllParts = (form: CompiledForm, { computed, askedIn }: SheetsAdded): FiguresOf => {
  const isPartial = (code: string): boolean => {
    const result = computed.result(code);
    return result.kind === 'number' && result.partial;
  };
  const figures = Object.entries(figuresOf(form, computed)).filter(([code]) => !isPartial(code));
  const notAsked = Object.keys(askedIn).map((code) => [code, NOT_ASKED] as const);
  return { form, figures: { ...Object.fromEntries(figures), ...Object.fromEntries(notAsked) } };
};

/** The unit whose total is quoted: a district's own, for a department or the board the province's. Communes quote their own sheet. */
const rootOf = ({ definition }: CompiledForm, subject: number) => {
  if (definition.filledBy === 'commune' || definition.reportsFor === 'commune') return undefined;
  if (definition.filledBy === 'district' || definition.reportsFor === 'district')
    return sql`select ${subject}::integer`;
  return sql`select unit_id from unit_version where kind = 'province' limit 1`;
};

/** The total of another form over the units that this sheet covers; undefined where no unit has sent it. */
export const totalsBelow = async (
  tx: Db,
  form: CompiledForm,
  other: OtherForm,
  subject: number,
): Promise<FiguresOf | undefined> => {
  const root = rootOf(form, subject);
  if (!root) return undefined;
  const { rows } = await sql<StoredRevision & { unit: number; period: string }>`
    select s.subject_unit_id as unit, r.period, ${revisionContent} from form f
    join round r on r.form_id = f.id and r.period = any(${arrayLiteral(other.periods)}::text[]) and ${roundStands}
    join submission s on s.round_id = r.id
    join unit_closure uc on uc.ancestor_id = (${root}) and uc.descendant_id = s.subject_unit_id and ${standsOn('uc', sql`r.period_end`)}
    join revision e on e.submission_id = s.id and e.number = s.revision
    where f.code = ${other.form} and s.state in ('submitted', 'accepted') and r.state <> 'withdrawn' order by r.period_end, e.form_version_id`.execute(
    tx,
  );
  const sheets: Sheet[] = [];
  for (const row of rows) sheets.push({ ...row, form: (await openRevision(tx, row)).form });
  return addBelow(form, other.periods, sheets);
};

/** Where nobody sent anything in one of the periods, the whole is unknown. */
const addBelow = (
  reader: CompiledForm,
  periods: readonly string[],
  sheets: readonly Sheet[],
): FiguresOf | undefined => {
  const base = sheets.at(-1)?.form;
  const asked = periods.map((id) => ({ id, form: sheets.findLast(({ period }) => period === id)?.form }));
  if (!base || asked.some(({ form }) => form === undefined)) return undefined;
  const { computed, askedIn } = addSheets(base, asked, sheets);
  const figures = figuresOf(base, computed);
  // Versions published before that was told apart took what some of the parts asked for the whole.
  if (reader.engine < KNOWS_NOT_ASKED) return { form: base, figures };
  const notAsked = Object.keys(askedIn).map((code) => [code, NOT_ASKED] as const);
  return { form: base, figures: { ...figures, ...Object.fromEntries(notAsked) } };
};
