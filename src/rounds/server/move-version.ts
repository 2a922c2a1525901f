import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { periodsRead } from '../../forms/rules/periods-read.ts';
import type { Db } from '../../platform/db/open.ts';

/** Periods of the same form that a version's formulas read beside this one. */
export const readsOf = (compiled: CompiledForm, period: string): string[] => {
  const { previous, lastYear } = periodsRead(compiled, period);
  return [...new Set([previous, lastYear])].filter((one) => one !== undefined);
};

/** A round that nobody has sent anything in stands on another version of its form from now on. */
export const standOnVersion = async (
  tx: Db,
  id: string,
  versionId: number,
  reads: readonly string[],
): Promise<void> => {
  await sql`
    update round set form_version_id = ${versionId}, reads_periods = ${`{${reads.join(',')}}`}::text[], version = version + 1
    where id = ${id}::uuid`.execute(tx);
};
