import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { compileForm } from '../rules/compile.ts';
import type { FormDefinition } from '../rules/definition.ts';
import { frozenCellsOf } from '../rules/frozen-cells.ts';
import { ethnicGroups } from './ethnic-groups.ts';
import { keepCells } from './frozen-cells.ts';

type Bare = { readonly id: number; readonly definition: FormDefinition };

/** Published before cells were kept: a version with a table or a narrative, and not one cell. */
const bare = sql`from form_version v where not exists (select 1 from form_cell c where c.form_version_id = v.id)
  and jsonb_path_exists(v.definition, '$.sections[*] ? (@.shape <> "list")')`;

/**
 * Keeps the cells of versions that were published before there was a place for them (release 0.3.0 and older). The compiler gives them
 * the ordinals that it always gave: the corpus in tests/ was made with that release and holds it to them. A version a transaction:
 * whatever cuts this off, the next start goes on from there, and where nothing is left it costs one question. Answers how many it kept.
 */
export const carryOverVersions = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ id: number }>`select v.id ${bare} order by v.id`.execute(db);
  let kept = 0;
  for (const { id } of rows) if (await systemTransaction(db, (tx) => keepOne(tx, id))) kept++;
  return kept;
};

const keepOne = async (tx: Db, id: number): Promise<boolean> => {
  // Two processes may start at once: the second waits, and finds the cells there.
  await sql`select pg_advisory_xact_lock(7304222)`.execute(tx);
  const { rows } = await sql<Bare>`select v.id, v.definition ${bare} and v.id = ${id}`.execute(tx);
  const [version] = rows;
  if (!version) return false;
  await keepCells(tx, id, frozenCellsOf(compileForm(version.definition, { ethnicGroups: ethnicGroups() })));
  return true;
};
