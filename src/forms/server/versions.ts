import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { CompiledForm } from '../rules/compiled.ts';
import { compileDefinition, readDefinition } from './definition.ts';

export type FormVersion = {
  readonly formId: number;
  readonly versionId: number;
  readonly code: string;
  readonly number: number;
  readonly title: string;
  readonly digest: string;
};

/** Versions are frozen and a digest names one content, so a compiled form is kept for the life of the process. */
const compiled = new Map<string, CompiledForm>();

/** The compiled form of a version. Who has its digest at hand gives it and saves the look-up once the form is known. */
export const getCompiled = async (tx: Db, versionId: number, digest?: string): Promise<CompiledForm> => {
  const kept = digest === undefined ? undefined : compiled.get(digest);
  if (kept) return kept;
  const named = digest ?? found(await digestOf(tx, versionId));
  const again = compiled.get(named);
  if (again) return again;
  const form = compileDefinition(readDefinition(await definitionOf(tx, versionId)));
  compiled.set(named, form);
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
    select f.id as "formId", v.id as "versionId", f.code, v.number, v.title, v.digest, a.day as "periodStart"
    from unnest(${codes}::text[], ${days}::date[]) with ordinality as a (code, day, place)
    join form f on f.code = a.code
    cross join lateral (
      select * from form_version where form_id = f.id and effective_from <= a.day order by number desc limit 1
    ) v
    order by a.place`.execute(tx);
  return rows;
};

const digestOf = async (tx: Db, versionId: number): Promise<string | undefined> =>
  (await tx.selectFrom('form_version').select('digest').where('id', '=', versionId).executeTakeFirst())?.digest;

const definitionOf = async (tx: Db, versionId: number): Promise<unknown> =>
  (await tx.selectFrom('form_version').select('definition').where('id', '=', versionId).executeTakeFirstOrThrow())
    .definition;
