import { type RawBuilder, sql } from 'kysely';
import { checkerOf } from '../../campaigns/rules/route.ts';
import { visibleSubmissions } from '../../campaigns/server/index.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { getCompiled } from '../../forms/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { ownUnit } from '../../platform/call/request-keys.ts';
import type { DraftColumn, FillerKind, SubmissionState } from '../../platform/db/tables.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { enteredBy } from './change-sets.ts';
import type { Neighbour } from './context.ts';

/** All that a verb decides on. */
export type Facts = {
  readonly id: string;
  readonly formId: number;
  readonly formVersionId: number;
  readonly formCode: string;
  readonly formDigest: string;
  readonly filledBy: FillerKind;
  readonly sensitive: boolean;
  readonly period: string;
  readonly periodEnd: string;
  readonly reporterUnitId: number;
  readonly subjectUnitId: number;
  readonly state: SubmissionState;
  readonly version: number;
  readonly revision: number;
  readonly draft: DraftColumn;
  readonly openedCells: string[] | null;
  readonly excused: boolean;
  readonly approved: boolean;
  readonly verifierUnitId: number;
  readonly districtUnitId: number | null;
  /** The actor typed or sent some of these figures. */
  readonly enteredByActor: boolean;
};

export type Loaded = Facts & { readonly checkerUnitId: number | null; readonly compiled: CompiledForm };

/** Columns of Facts over `factTables`, but for who typed the figures. */
const standingColumns = sql`
  s.id, s.form_id as "formId", s.form_version_id as "formVersionId", f.code as "formCode", v.digest as "formDigest",
  v.filled_by as "filledBy", v.sensitive, s.period, cf.period_end as "periodEnd", s.reporter_unit_id as "reporterUnitId",
  s.subject_unit_id as "subjectUnitId", s.state, s.version, s.revision, s.draft, s.opened_cells as "openedCells",
  s.excused_reason is not null as excused, r.verifier_unit_id as "verifierUnitId",
  exists (select 1 from approval a where a.form_id = s.form_id and a.period = s.period and a.state = 'approved') as approved,
  (select dc.ancestor_id from unit_closure dc join unit_version dv on dv.unit_id = dc.ancestor_id and dv.kind = 'district'
    where dc.descendant_id = s.subject_unit_id and dc.depth > 0 and dc.valid_from <= cf.period_end
      and (dc.valid_to is null or dc.valid_to > cf.period_end) and dv.valid_from <= cf.period_end
      and (dv.valid_to is null or dv.valid_to > cf.period_end) limit 1) as "districtUnitId"`;

export const factColumns = ({ actor }: Pick<Call, 'actor'>): RawBuilder<unknown> => sql`${standingColumns},
  ${enteredBy(actor.accountId)} as "enteredByActor"`;

/** s: the submission; f, v: its form and version; cf: the round; r: the route on the last day. */
export const factTables = sql`
  submission s
  join form f on f.id = s.form_id
  join form_version v on v.id = s.form_version_id
  join campaign_form cf on cf.campaign_id = s.campaign_id and cf.form_version_id = s.form_version_id and cf.period = s.period
  join form_route r on r.form_id = s.form_id and r.valid_from <= cf.period_end and (r.valid_to is null or r.valid_to > cf.period_end)`;

/** A submission within scope, locked for the transaction; what is outside is not found. */
export const loadForUpdate = async (call: Call, id: string): Promise<Loaded> => {
  const { rows } = await sql<Facts>`
    select ${factColumns(call)} from ${factTables} where s.id = ${id}::uuid and ${visibleSubmissions(call)} for update of s`.execute(
    call.tx,
  );
  return complete(call, found(rows[0]));
};

/** A sheet to be sent, with what its formulas read of the same form beside it. */
export type ToSend = Loaded & { readonly beside: readonly Neighbour[] };

export type WithNeighbour = Facts & {
  readonly [N in keyof Neighbour as `beside${Capitalize<N>}`]: Neighbour[N] | null;
};

type WithId = { readonly params: { readonly id: string } };

/**
 * One's own sheet for sending, and its neighbours in time, in one statement: a row for each neighbour, or one. What a sending reads
 * of other forms is asked separately, where there is any.
 */
export const sheetToSend = ({ params }: WithId) => sql<WithNeighbour>`
  select ${standingColumns}, false as "enteredByActor", n.period as "besidePeriod", n.form_version_id as "besideVersionId", n.digest as "besideDigest",
    n.revision as "besideRevision", n.draft as "besideDraft", n.figures as "besideFigures", n.not_applicable as "besideNotApplicable",
    n.texts as "besideTexts", n.lists as "besideLists"
  from ${factTables}
  left join lateral (
    select p.period, p.form_version_id, pv.digest, p.revision, p.draft, e.figures, e.not_applicable, e.texts, e.lists
    from submission p join form_version pv on pv.id = p.form_version_id
    left join revision e on e.submission_id = p.id and e.number = p.revision
    where p.form_id = s.form_id and p.period = any(cf.reads_periods) and p.subject_unit_id = s.subject_unit_id
  ) n on true
  where s.id = ${params.id}::uuid and s.reporter_unit_id = ${ownUnit} for update of s`;

/** Outside one's own sheets there is nothing to send; who may see it is told so, whoever may not does not find it. */
export const readToSend = async (call: Call, id: string, rows: readonly WithNeighbour[]): Promise<ToSend> => {
  const [first] = rows;
  return first
    ? { ...(await complete(call, first)), beside: rows.flatMap(neighbourOf) }
    : { ...(await loadForUpdate(call, id)), beside: [] };
};

const neighbourOf = (row: WithNeighbour): Neighbour[] => {
  const { besidePeriod: period, besideVersionId: versionId, besideDigest: digest, besideDraft: draft } = row;
  if (period === null || versionId === null || digest === null || draft === null) return [];
  return [
    {
      period,
      versionId,
      digest,
      draft,
      revision: row.besideRevision ?? 0,
      figures: row.besideFigures ?? [],
      notApplicable: row.besideNotApplicable,
      texts: row.besideTexts ?? {},
      lists: row.besideLists ?? {},
    },
  ];
};

/** The same for entering: one's own sheet is in one's scope, and planning the question costs more than answering it. */
export const sheetToEnter = ({ params }: WithId) => sql<Facts>`
  select ${standingColumns}, false as "enteredByActor" from ${factTables}
  where s.id = ${params.id}::uuid and s.reporter_unit_id = ${ownUnit} for update of s`;

export const readToEnter = async (call: Call, id: string, [own]: readonly Facts[]): Promise<Loaded> =>
  own ? complete(call, own) : loadForUpdate(call, id);

export const complete = async <F extends Facts>(call: Pick<Call, 'tx'>, facts: F) => ({
  ...facts,
  checkerUnitId: checkerOf(facts),
  compiled: await getCompiled(call.tx, facts.formVersionId, facts.formDigest),
});
