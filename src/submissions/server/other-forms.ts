import { sql } from 'kysely';
import { addSheets, type Sheet } from '../../forms/rules/add-sheets.ts';
import type { FiguresOf } from '../../forms/rules/by-series.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { figuresOf } from '../../forms/rules/compute.ts';
import { quotedPeriod } from '../../forms/rules/versions-in-time.ts';
import { publishedVersions } from '../../forms/server/index.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { openRevision, revisionContent, type StoredRevision } from './revisions.ts';

export type OtherForm = { readonly form: string; readonly period: string };

/** The forms that a form names, each in the period of its own that covers this one. */
export const otherForms = async (tx: Db, compiled: CompiledForm, period: string): Promise<OtherForm[]> => {
  const codes = [...new Set(compiled.references.forms.map(({ form }) => form))];
  if (codes.length === 0) return [];
  const here = getPeriod(period);
  const versions = await publishedVersions(tx, codes);
  return codes.flatMap((form) => {
    const covering = quotedPeriod(
      versions.filter(({ code }) => code === form),
      here,
    );
    return covering ? [{ form, period: covering.id }] : [];
  });
};

/** A district quotes its communes' total; a department or the board, writing for the province, the province's. Communes have their own. */
const rootOf = ({ definition }: CompiledForm, subject: number) => {
  if (definition.filledBy === 'commune' || definition.reportsFor === 'commune') return undefined;
  if (definition.filledBy === 'district' || definition.reportsFor === 'district')
    return sql`select ${subject}::integer`;
  return sql`select unit_id from unit_version where kind = 'province' limit 1`;
};

/** The total of another form over the units for which this form speaks; undefined where nobody has sent it. */
export const totalsBelow = async (
  tx: Db,
  form: CompiledForm,
  other: OtherForm,
  subject: number,
): Promise<FiguresOf | undefined> => {
  const root = rootOf(form, subject);
  if (!root) return undefined;
  const { rows } = await sql<StoredRevision & { unit: number }>`
    select s.subject_unit_id as unit, ${revisionContent} from form f
    join round r on r.form_id = f.id and r.period = ${other.period}
    join submission s on s.round_id = r.id
    join unit_closure uc on uc.ancestor_id = (${root}) and uc.descendant_id = s.subject_unit_id and ${standsOn('uc', sql`r.period_end`)}
    join revision e on e.submission_id = s.id and e.number = s.revision
    where f.code = ${other.form} and s.state in ('submitted', 'accepted') order by e.form_version_id`.execute(tx);
  const sheets: Sheet[] = [];
  for (const row of rows) sheets.push({ ...row, period: other.period, form: (await openRevision(tx, row)).form });
  const base = sheets.at(-1)?.form;
  if (!base) return undefined;
  const { computed } = addSheets(base, [{ id: other.period, form: base }], sheets);
  return { form: base, figures: figuresOf(base, computed) };
};
