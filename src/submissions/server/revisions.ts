import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import type { Figures, FormValues } from '../../forms/rules/values.ts';
import { getCompiled } from '../../forms/server/index.ts';
import type { Db } from '../../platform/db/open.ts';
import { type Frozen, figuresOfFrozen, thaw } from '../rules/frozen.ts';

/** The figures of a revision, exact: where no decimal is, the fraction that is kept beside the array. */
export const exactFigures = (revision: string) => {
  const [figures, fractions] = [sql.ref(`${revision}.figures`), sql.ref(`${revision}.fractions`)];
  return sql`case when ${fractions} is null then ${figures}::text[] else (
    select array_agg(coalesce(${fractions} ->> (o.place - 1)::text, o.figure::text) order by o.place)
    from unnest(${figures}) with ordinality as o (figure, place)) end`;
};

/** What is kept of a revision `e`, and by which version it was filled. */
export const revisionContent = sql`e.form_version_id as "versionId", (select digest from form_version where id = e.form_version_id) as "formDigest",
  ${exactFigures('e')} as figures, e.not_applicable as "notApplicable", e.texts, e.lists`;

export type StoredRevision = Frozen & { readonly versionId: number; readonly formDigest: string };

/** What was sent, by the version that it was filled with. */
export type Revision = {
  readonly form: CompiledForm;
  readonly values: FormValues;
  /** Of computed cells that are kept, as they were sent. */
  readonly fixed: Figures;
  /** Every numeric cell, computed ones too, exact. */
  readonly figures: () => Figures;
};

/**
 * The one door to what a revision holds: its figures stand by the ordinals of the version that it was filled with, whichever version
 * its form has now. Nothing else reads them; who adds many at once (totals) goes by the same version.
 */
export const openRevision = async (tx: Db, stored: StoredRevision): Promise<Revision> => {
  const form = await getCompiled(tx, stored.versionId, stored.formDigest);
  return { form, ...thaw(form, stored), figures: () => figuresOfFrozen(form, stored) };
};
