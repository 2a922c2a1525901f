import { sql } from 'kysely';
import { addSheets, type Sheet, type SheetsAdded } from '../../forms/rules/add-sheets.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { isNumeric } from '../../forms/rules/resolve-names.ts';
import { rangesOf, totalFigure } from '../../forms/rules/total-text.ts';
import { getCompiled } from '../../forms/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { nearestTo } from '../../platform/db/stands-on.ts';
import type { SubmissionState } from '../../rounds/rules/actions.ts';
import { visibleSubmissions } from '../../rounds/server/index.ts';
import { loadRevisions, type MemberRevision, openRevision } from '../../submissions/server/index.ts';
import { bySubmission, consolidationDigest, type SignedMember } from './consolidation-digest.ts';
import { type Consolidation, memberOf } from './consolidation-facts.ts';

export type Member = {
  readonly submission: string;
  readonly unitId: number;
  readonly unit: string;
  readonly state: SubmissionState;
  readonly revision: number;
  readonly excusedReason: string | null;
};

const memberColumns = sql`s.id as submission, s.subject_unit_id as "unitId", u.full_name as unit, s.state, s.revision, s.excused_reason as "excusedReason"`;
const joinSubject = sql`
  join lateral (select n.full_name from unit_version n where n.unit_id = s.subject_unit_id order by ${nearestTo('n', sql`r.period_end`)} limit 1) u on true`;

export const membersOf = async (tx: Db, consolidationId: string): Promise<Member[]> => {
  const { rows } = await sql<Member>`
    select ${memberColumns} from consolidation c join round r on r.id = c.round_id join submission s on ${memberOf} ${joinSubject}
    where c.id = ${consolidationId}::uuid order by u.full_name, s.id`.execute(tx);
  return rows;
};

/** Every sheet of a round that the asker sees: what its approval is about. */
export const membersOfRound = async (
  call: Pick<Call, 'tx' | 'actor' | 'scope'>,
  roundId: string,
): Promise<Member[]> => {
  const { rows } = await sql<Member>`
    select ${memberColumns} from round r join submission s on s.round_id = r.id ${joinSubject}
    where r.id = ${roundId}::uuid and ${visibleSubmissions(call)} order by u.full_name, s.id`.execute(call.tx);
  return rows;
};

/** Whether a total adds it: accepted, and not excused from reporting. */
export const counts = ({ state, excusedReason }: Pick<Member, 'state' | 'excusedReason'>): boolean =>
  state === 'accepted' && excusedReason === null;

export type Total = Pick<SheetsAdded, 'added' | 'computed'> & {
  readonly form: CompiledForm;
  /** What is signed: each member at its revision. */
  readonly members: readonly SignedMember[];
  /** What a signature on it carries (`consolidation-digest.ts`). */
  readonly digest: string;
};

type Consolidated = {
  readonly formVersionId: number;
  readonly formDigest: string;
  readonly unitId: number | null;
  readonly period: string;
};

const excusedOf = (members: readonly Member[]) =>
  members.flatMap(({ submission, unitId, excusedReason }) =>
    excusedReason === null ? [] : [{ submission, unit: unitId, reason: excusedReason }],
  );

const withdrawnOf = (members: readonly Member[]) =>
  members.flatMap(({ submission, revision, state }) => (state === 'withdrawn' ? [{ submission, revision }] : []));

/** The digest of the current signature; none where it must be given again. */
export const standingDigest = ({ state, signature }: Pick<Consolidation, 'state' | 'signature'>): string | undefined =>
  state === 'open' || state === 'stale' ? undefined : signature?.digest;

/** The accepted members added up by the engine, and the digest that a signature on it carries, or carried when it was given (R22). */
export const totalOf = async (
  tx: Db,
  { formVersionId, formDigest, unitId, period }: Consolidated,
  members: readonly Member[],
  standing?: string,
): Promise<Total> => {
  const form = await getCompiled(tx, formVersionId, formDigest);
  const counted = members.filter(counts);
  const revisions = await loadRevisions(
    tx,
    counted.map(({ submission }) => submission),
  );
  const { added, computed } = await addRevisions(tx, form, revisions);
  const signed = revisions
    .map(({ submissionId, number, digest }) => ({ submission: submissionId, revision: number, digest }))
    .sort(bySubmission);
  const { figures, notApplicable } = added;
  const [excused, withdrawn] = [excusedOf(members), withdrawnOf(members)];
  const content = {
    form: formDigest,
    unit: unitId,
    period,
    members: signed,
    excused,
    withdrawn,
    figures,
    notApplicable,
  };
  const digest = consolidationDigest(content, standing);
  return { form, added, computed, members: signed, digest };
};

/** Revisions of one round, each by the version that it was filled with. */
export const addRevisions = async (
  tx: Db,
  form: CompiledForm,
  revisions: readonly MemberRevision[],
): Promise<SheetsAdded> => {
  const sheets: Sheet[] = [];
  for (const one of revisions)
    sheets.push({ ...one, unit: one.subjectUnitId, form: (await openRevision(tx, one)).form });
  return addSheets(form, [{ id: revisions[0]?.period ?? '', form }], sheets);
};

type TotalCells = {
  readonly totals: Record<string, string | null>;
  readonly partial: string[];
  readonly ranges: Record<string, string[]>;
};

/** Every numeric cell of the total, exact, the cells that lack some of their members, and what is known of those that do not add. */
export const cellsOf = ({ form, added, computed }: Pick<Total, 'form' | 'added' | 'computed'>): TotalCells => {
  const numeric = form.cells.filter((cell) => isNumeric(cell.type));
  const ranges = rangesOf(form, added, computed);
  const totals = Object.fromEntries(numeric.map(({ code }) => [code, totalFigure(computed, code, ranges)]));
  const isPartial = (code: string) => {
    const result = computed.result(code);
    return result.kind === 'number' && result.partial && ranges[code] === undefined;
  };
  return {
    totals,
    partial: numeric.map(({ code }) => code).filter(isPartial),
    ranges: Object.fromEntries(Object.entries(ranges).map(([code, range]) => [code, [...range]])),
  };
};
