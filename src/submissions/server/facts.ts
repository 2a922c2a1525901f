import { type RawBuilder, sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import type { FormValues } from '../../forms/rules/values.ts';
import { getCompiled } from '../../forms/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { callersUnit } from '../../platform/call/caller-query.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { actorOf, type RoundState, type SubmissionFacts } from '../../rounds/rules/actions.ts';
import { submissionSteps, visibleSubmissions } from '../../rounds/server/index.ts';
import { enteredBy } from './change-sets.ts';
import type { Neighbour } from './context.ts';
import { exactFigures } from './revisions.ts';

/** All that a verb decides on. */
export type Facts = SubmissionFacts & {
  readonly id: string;
  readonly formId: number;
  readonly formVersionId: number;
  readonly formCode: string;
  readonly formDigest: string;
  readonly sensitive: boolean;
  readonly roundId: string;
  readonly period: string;
  readonly periodEnd: string;
  readonly reporterUnitId: number;
  readonly subjectUnitId: number;
  readonly version: number;
  readonly revision: number;
  readonly draft: FormValues;
  readonly openedCells: string[] | null;
  readonly roundState: RoundState;
  readonly verifierUnitIds: readonly number[];
};

export type Loaded = Facts & { readonly checkerUnitId: number | null; readonly compiled: CompiledForm };

/** The columns of `Facts` over `factTables`, without `enteredByActor`. */
const standingColumns = sql`
  'submission' as record, s.id, r.form_id as "formId", r.form_version_id as "formVersionId", f.code as "formCode", v.digest as "formDigest",
  v.sensitive, s.round_id as "roundId", r.period, r.period_end as "periodEnd", s.reporter_unit_id as "reporterUnitId", s.subject_unit_id as "subjectUnitId",
  s.state, s.version, s.revision, s.draft, s.opened_cells as "openedCells", s.excused_reason is not null as excused,
  r.verifier_unit_ids as "verifierUnitIds", r.state <> 'open' as approved, r.state as "roundState", r.opens_on as "opensOn", ${submissionSteps} as steps`;

export const factColumns = ({ actor }: Pick<Call, 'actor'>): RawBuilder<unknown> =>
  sql`${standingColumns}, ${enteredBy(actor.accountId)} as "enteredByActor"`;

/** s: the submission; r: its round; f, v: the form and its version. */
export const factTables = sql`
  submission s
  join round r on r.id = s.round_id
  join form f on f.id = r.form_id
  join form_version v on v.id = r.form_version_id`;

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
  select ${standingColumns}, false as "enteredByActor", n.period as "besidePeriod", n.form_version_id as "besideVersionId", n.digest as "besideFormDigest",
    n.revision as "besideRevision", n.draft as "besideDraft", n.figures as "besideFigures", n.not_applicable as "besideNotApplicable",
    n.texts as "besideTexts", n.lists as "besideLists"
  from ${factTables}
  left join lateral (
    select q.period, pv.id as form_version_id, pv.digest, p.revision, p.draft, ${exactFigures('e')} as figures, e.not_applicable, e.texts, e.lists
    from round q join submission p on p.round_id = q.id and p.subject_unit_id = s.subject_unit_id
    left join revision e on e.submission_id = p.id and e.number = p.revision
    join form_version pv on pv.id = coalesce(e.form_version_id, q.form_version_id)
    where q.form_id = r.form_id and q.period = any(r.reads_periods) and p.state <> 'withdrawn' and q.state <> 'withdrawn'
  ) n on true
  where s.id = ${params.id}::uuid and s.reporter_unit_id = ${callersUnit} for update of s`;

/** Only one's own sheets can be sent. Whoever may read another unit's sheet is refused (403), anybody else does not find it (404). */
export const readToSend = async (call: Call, id: string, rows: readonly WithNeighbour[]): Promise<ToSend> => {
  const [first] = rows;
  return first
    ? { ...(await complete(call, first)), beside: rows.flatMap(neighbourOf) }
    : { ...(await loadForUpdate(call, id)), beside: [] };
};

const neighbourOf = (row: WithNeighbour): Neighbour[] => {
  const { besidePeriod: period, besideVersionId: versionId, besideFormDigest: formDigest, besideDraft: draft } = row;
  if (period === null || versionId === null || formDigest === null || draft === null) return [];
  return [
    {
      period,
      versionId,
      formDigest,
      draft,
      revision: row.besideRevision ?? 0,
      figures: row.besideFigures ?? [],
      notApplicable: row.besideNotApplicable,
      texts: row.besideTexts ?? {},
      lists: row.besideLists ?? {},
    },
  ];
};

/** The same for entering figures. It asks for own sheets only, since planning the general query of scope costs more than running this one. */
export const sheetToEnter = ({ params }: WithId) => sql<Facts>`
  select ${standingColumns}, false as "enteredByActor" from ${factTables}
  where s.id = ${params.id}::uuid and s.reporter_unit_id = ${callersUnit} for update of s`;

export const readToEnter = async (call: Call, id: string, [own]: readonly Facts[]): Promise<Loaded> =>
  own ? complete(call, own) : loadForUpdate(call, id);

/** Many of one's own sheets, locked one after the other in one order, so that two that ask for the same wait and do not block each other. */
export const loadOwnForUpdate = async (call: Call, ids: readonly string[]): Promise<Map<string, Loaded>> => {
  const { rows } = await sql<Facts>`
    select ${standingColumns}, false as "enteredByActor" from ${factTables}
    where s.id = any(${arrayLiteral(ids)}::uuid[]) and s.reporter_unit_id = ${call.actor.unitId} order by s.id for update of s`.execute(
    call.tx,
  );
  const loaded = new Map<string, Loaded>();
  for (const row of rows) loaded.set(row.id, await complete(call, row));
  return loaded;
};

export const complete = async <F extends Facts>(call: Pick<Call, 'tx'>, facts: F) => ({
  ...facts,
  checkerUnitId: actorOf(facts, 'check') ?? null,
  compiled: await getCompiled(call.tx, facts.formVersionId, facts.formDigest),
});
