import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { getCompiled } from '../../forms/server/index.ts';
import type { Db } from '../../platform/db/open.ts';
import { type Carried, carriedPatch } from '../rules/carry-patch.ts';
import type { Patch } from '../rules/patch.ts';

/** The form that a sheet stood on at one of its versions; undefined where it has not been moved since. */
const formAt = async (tx: Db, id: string, version: number): Promise<CompiledForm | undefined> => {
  const { rows } = await sql<{ id: number }>`
    select from_version_id as id from submission_move where submission_id = ${id}::uuid and version > ${version}
    order by version limit 1`.execute(tx);
  return rows[0] && getCompiled(tx, rows[0].id);
};

type Standing = { readonly id: string; readonly version: number; readonly compiled: CompiledForm };

/** What was typed on a version of a sheet, as the form has it on which the sheet stands now. */
export const carriedOver = async (
  tx: Db,
  { id, version, compiled }: Standing,
  base: number,
  patch: Patch,
): Promise<Carried> => {
  const from = base < version ? await formAt(tx, id, base) : undefined;
  return from ? carriedPatch(from, compiled, patch) : { patch, gone: {} };
};
