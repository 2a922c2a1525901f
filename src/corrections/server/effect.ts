import { sql } from 'kysely';
import type { Figures } from '../../forms/rules/values.ts';
import type { Call } from '../../platform/call/call.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { addRevisions, cellsOf } from '../../review/server/index.ts';
import {
  loadRevisions,
  type MemberRevision,
  openRevision,
  type StoredRevision,
} from '../../submissions/server/index.ts';
import type { Correction } from './correction-facts.ts';

type Changed = { readonly cell: string; readonly before: string | null; readonly after: string | null };

/** The figures that differ, in the order of the cells. */
export const changesBetween = (
  before: Readonly<Record<string, string | null>> | Figures,
  after: Readonly<Record<string, string | null>> | Figures,
): Changed[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((cell) => ({ cell, before: before[cell] ?? null, after: after[cell] ?? null }))
    .filter((one) => one.before !== one.after);

type Above = { readonly id: number; readonly name: string; readonly members: string[] };

/** The areas above the sheet that the asker may read totals of, nearest first, each with the accepted sheets below it. */
const areasAbove = async ({ tx, scope }: Call, { submissionId }: Correction): Promise<Above[]> => {
  const { rows } = await sql<Above>`
    select u.unit_id as id, u.full_name as name, array_agg(o.id::text) as members
    from submission s join round r on r.id = s.round_id
    join unit_closure a on a.descendant_id = s.subject_unit_id and a.depth > 0 and ${standsOn('a', sql`r.period_end`)}
    join unit_closure k on k.ancestor_id = ${scope.rootUnitId} and k.descendant_id = a.ancestor_id and ${standsOn('k', sql`r.period_end`)}
    join unit_version u on u.unit_id = a.ancestor_id and ${standsOn('u', sql`r.period_end`)}
    join unit_closure b on b.ancestor_id = a.ancestor_id and ${standsOn('b', sql`r.period_end`)}
    join submission o on o.round_id = s.round_id and o.subject_unit_id = b.descendant_id and o.state = 'accepted' and o.excused_reason is null
    where s.id = ${submissionId}::uuid group by u.unit_id, u.full_name, a.depth order by a.depth`.execute(tx);
  return rows;
};

/** What granting would change in each total above, computed by adding up once with the sheet as it stands and once as it is proposed. */
export const effectOnTotals = async (call: Call, correction: Correction, proposal: StoredRevision) => {
  const areas = await areasAbove(call, correction);
  const revisions = await loadRevisions(call.tx, [...new Set(areas.flatMap(({ members }) => members))]);
  const effects = [];
  for (const { id, name, members } of areas) {
    const below = new Set(members);
    const now = revisions.filter(({ submissionId }) => below.has(submissionId));
    const then = now.map((one) => (one.submissionId === correction.submissionId ? { ...one, ...proposal } : one));
    const cells = changesBetween(await totalsOf(call, now, proposal), await totalsOf(call, then, proposal));
    effects.push({ unit: { id, name }, cells });
  }
  return effects;
};

const totalsOf = async ({ tx }: Call, revisions: readonly MemberRevision[], shownAs: StoredRevision) => {
  const { form } = await openRevision(tx, shownAs);
  return cellsOf({ form, ...(await addRevisions(tx, form, revisions)) }).totals;
};
