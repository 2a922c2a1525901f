import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { CompiledForm } from '../rules/compiled.ts';
import type { VersionInTime } from '../rules/versions-in-time.ts';
import { loadForm } from './load-form.ts';

export type FormVersion = {
  readonly formId: number;
  readonly versionId: number;
  readonly code: string;
  readonly number: number;
  readonly title: string;
  readonly digest: string;
  /** It is asked no more. */
  readonly retired: boolean;
};

/**
 * Versions are frozen, so a compiled form is kept for the life of the process. By digest as well as by id: the tests have several
 * databases in one process.
 */
const compiled = new Map<string, CompiledForm>();
const keyOf = (versionId: number, digest: string): string => `${versionId} ${digest}`;

/** The compiled form of a version. Who has its digest at hand gives it and saves the look-up once the form is known. */
export const getCompiled = async (tx: Db, versionId: number, digest?: string): Promise<CompiledForm> => {
  const kept = digest === undefined ? undefined : compiled.get(keyOf(versionId, digest));
  if (kept) return kept;
  const key = keyOf(versionId, digest ?? found(await digestOf(tx, versionId)));
  const again = compiled.get(key);
  if (again) return again;
  const form = await loadForm(tx, versionId);
  // A quotation of a form that is not published yet finds its meaning when that is.
  if (form.references.forms.every(({ series }) => series !== undefined)) compiled.set(key, form);
  return form;
};

/** The version of a form that a period belongs to: the latest published of those in effect on its first calendar day. */
export const versionFor = async (tx: Db, code: string, periodStart: string): Promise<FormVersion | undefined> =>
  (await versionsFor(tx, [{ code, periodStart }]))[0];

/** The same for many at once; answers in the order asked, leaving out those that have none. */
export const versionsFor = async (
  tx: Db,
  asked: readonly { readonly code: string; readonly periodStart: string }[],
): Promise<(FormVersion & { readonly periodStart: string })[]> => {
  const codes = arrayLiteral(asked.map(({ code }) => code));
  const days = arrayLiteral(asked.map(({ periodStart }) => periodStart));
  const { rows } = await sql<FormVersion & { periodStart: string }>`
    select f.id as "formId", v.id as "versionId", f.code, v.number, v.title, v.digest, f.retired_at is not null as retired, a.day as "periodStart"
    from unnest(${codes}::text[], ${days}::date[]) with ordinality as a (code, day, place)
    join form f on f.code = a.code
    cross join lateral (
      select * from form_version where form_id = f.id and effective_from <= a.day order by number desc limit 1
    ) v
    order by a.place`.execute(tx);
  return rows;
};

/** Every version of these forms, with the periods for which it is asked. */
export const publishedVersions = async (
  tx: Db,
  codes: readonly string[],
): Promise<(VersionInTime & { readonly code: string })[]> => {
  const { rows } = await sql<VersionInTime & { code: string }>`
    select f.code, v.id as "versionId", v.number, v.effective_from as "effectiveFrom", v.definition -> 'periodKinds' as "periodKinds"
    from form f join form_version v on v.form_id = f.id where f.code = any(${arrayLiteral(codes)}::text[])`.execute(tx);
  return rows;
};

const digestOf = async (tx: Db, versionId: number): Promise<string | undefined> =>
  (await tx.selectFrom('form_version').select('digest').where('id', '=', versionId).executeTakeFirst())?.digest;
