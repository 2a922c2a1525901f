import { sql } from 'kysely';
import type { Figures } from '../../forms/rules/values.ts';
import type { Call } from '../../platform/call/call.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { addRevisions, cellsOf } from '../../review/server/index.ts';
import { stateBefore } from '../../rounds/server/index.ts';
import {
  loadRevisionsAt,
  type MemberRevision,
  openRevision,
  revisionBefore,
  type SentAt,
  type StoredRevision,
} from '../../submissions/server/index.ts';
import type { OnTotals } from '../contract/around.ts';

type Changed = { readonly cell: string; readonly before: string | null; readonly after: string | null };

/** The figures that differ, in the order of the cells. */
export const changesBetween = (
  before: Readonly<Record<string, string | null>> | Figures,
  after: Readonly<Record<string, string | null>> | Figures,
): Changed[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((cell) => ({ cell, before: before[cell] ?? null, after: after[cell] ?? null }))
    .filter((one) => one.before !== one.after);

type Above = { readonly id: number; readonly name: string; readonly members: SentAt[] };

/** What stands in the totals: now, or before a moment. Of sheets `s`. */
const standingSheets = (bound: Date | null) =>
  bound === null
    ? sql`select s.id, s.round_id, s.subject_unit_id, s.revision, s.excused_reason is null and s.state in ('submitted', 'accepted') as counts from submission s`
    : sql`select s.id, s.round_id, s.subject_unit_id, ${revisionBefore(bound)} as revision,
        ${stateBefore('submission', sql`s.id`, bound)} in ('submitted', 'accepted') as counts from submission s`;

/**
 * The areas above the sheet that the asker may read totals of, nearest first, each with the sheets that counted below it, and the sheet itself:
 * as they stand now, or as they stood before a moment.
 */
const areasAbove = async ({ tx, scope }: Call, submissionId: string, bound: Date | null): Promise<Above[]> => {
  const { rows } = await sql<Above>`
    select u.unit_id as id, u.full_name as name, json_agg(json_build_object('submission', o.id, 'revision', o.revision)) as members
    from submission m join round r on r.id = m.round_id
    join unit_closure a on a.descendant_id = m.subject_unit_id and a.depth > 0 and ${standsOn('a', sql`r.period_end`)}
    join unit_closure k on k.ancestor_id = ${scope.rootUnitId} and k.descendant_id = a.ancestor_id and ${standsOn('k', sql`r.period_end`)}
    join unit_version u on u.unit_id = a.ancestor_id and ${standsOn('u', sql`r.period_end`)}
    join unit_closure b on b.ancestor_id = a.ancestor_id and ${standsOn('b', sql`r.period_end`)}
    join (${standingSheets(bound)}) o on o.round_id = m.round_id and o.subject_unit_id = b.descendant_id and (o.counts or o.id = m.id)
    where m.id = ${submissionId}::uuid group by u.unit_id, u.full_name, a.depth order by a.depth`.execute(tx);
  return rows;
};

/** The sheet as a total adds it; nothing where it is not in the total. */
type Standing = (own: MemberRevision) => readonly MemberRevision[];
const asItStands: Standing = (own) => [own];
const absent: Standing = () => [];

type Change = { readonly now: Standing; readonly next: Standing; readonly bound?: Date };

/** The totals above, computed by adding up once with the sheet as it stands (now, or before a moment) and once as it would then. */
const effects = async (call: Call, submissionId: string, { now, next, bound }: Change): Promise<OnTotals> => {
  const areas = await areasAbove(call, submissionId, bound ?? null);
  const sent = new Map(areas.flatMap(({ members }) => members.map((one) => [one.submission, one] as const)));
  const revisions = await loadRevisionsAt(call.tx, [...sent.values()]);
  const own = revisions.find((one) => one.submissionId === submissionId);
  if (!own) return [];
  const onTotals = [];
  for (const { id, name, members } of areas) {
    const below = new Set(members.map(({ submission }) => submission));
    const others = revisions.filter((one) => below.has(one.submissionId) && one.submissionId !== submissionId);
    const totals = async (standing: Standing) => totalsOf(call, [...others, ...standing(own)], own);
    onTotals.push({ unit: { id, name }, cells: changesBetween(await totals(now), await totals(next)) });
  }
  return onTotals;
};

const totalsOf = async ({ tx }: Call, revisions: readonly MemberRevision[], shownAs: StoredRevision) => {
  const { form } = await openRevision(tx, shownAs);
  return cellsOf({ form, ...(await addRevisions(tx, form, revisions)) }).totals;
};

/** What granting a proposal would change in each total above. */
export const effectOfProposal = (call: Call, submissionId: string, proposal: StoredRevision): Promise<OnTotals> =>
  effects(call, submissionId, { now: asItStands, next: (own) => [{ ...own, ...proposal }] });

/** What a correction that was granted changed in each total above, as all stood at that moment: later corrections of others move neither side. */
export const effectOfGranted = (
  call: Call,
  { submissionId, decidedAt }: { readonly submissionId: string; readonly decidedAt: Date },
  proposal: StoredRevision,
): Promise<OnTotals> =>
  effects(call, submissionId, { now: asItStands, next: (own) => [{ ...own, ...proposal }], bound: decidedAt });

/** What leaves the totals above with the sheet, and what comes back with it. */
export const effectOfLeaving = (call: Call, submissionId: string): Promise<OnTotals> =>
  effects(call, submissionId, { now: asItStands, next: absent });
export const effectOfReturning = (call: Call, submissionId: string): Promise<OnTotals> =>
  effects(call, submissionId, { now: absent, next: asItStands });
