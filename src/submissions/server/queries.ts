import { sql } from 'kysely';
import type { Context } from '../../forms/rules/values.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { dayOf, nearestTo } from '../../platform/db/stands-on.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { SubmissionState } from '../../rounds/rules/actions.ts';
import type { SubmissionStepAction } from '../../rounds/rules/step-actions.ts';
import type { Explanation } from '../contract.ts';
import { auditReading, findShown, readableBy, replied } from './get-sheet.ts';
import { openRevision, revisionContent, type StoredRevision } from './revisions.ts';

type RevisionRow = StoredRevision & {
  readonly version: number;
  readonly number: number;
  readonly context: Context;
  readonly explanations: Explanation[];
  readonly digest: string;
  readonly submittedAt: Date;
  readonly by: string;
};

/** What was sent, exactly as it was sent. */
export const getRevision = async (call: Call, { params }: { params: { id: string; number: number } }) => {
  const shown = await findShown(call, params.id);
  const { rows } = await sql<RevisionRow>`
    select e.number, v.number as version, ${revisionContent}, e.context, e.explanations, e.digest,
      e.submitted_at as "submittedAt", coalesce(k.full_name, a.username) as by
    from revision e join form_version v on v.id = e.form_version_id join account a on a.id = e.submitted_by left join custodian k on k.id = e.custodian_id
    where e.submission_id = ${shown.id}::uuid and e.number = ${params.number}`.execute(call.tx);
  const { number, version, context, explanations, digest, submittedAt, by, ...stored } = found(rows[0]);
  await auditReading(call, shown);
  const { values, form, fixed } = await openRevision(call.tx, stored);
  const readable = readableBy(call, { ...shown, compiled: form }, values);
  return {
    number,
    version,
    values: readable,
    context: replied({ ...context, fixed }),
    explanations,
    digest,
    submittedAt: submittedAt.toISOString(),
    by,
  };
};

type StepFacts = {
  readonly at: Date;
  readonly action: SubmissionStepAction;
  readonly from: SubmissionState;
  readonly to: SubmissionState;
  readonly by: string;
  readonly custodian: string | null;
  readonly unit: string;
  readonly number: number | null;
  readonly digest: string | null;
  readonly reason: string | null;
};

/** The steps that a submission has gone through, oldest first. */
export const getSteps = async (call: Call, { params }: { params: { id: string } }) => {
  const { id } = await findShown(call, params.id);
  const { rows } = await sql<StepFacts>`
    select t.at, t.action, t.from_state as "from", t.to_state as "to", a.username as by, k.full_name as custodian, t.number, t.digest, t.reason,
      coalesce((select n.full_name from unit_version n where n.unit_id = t.unit_id order by ${nearestTo('n', dayOf(sql`t.at`))} limit 1), '') as unit
    from review_step t join account a on a.id = t.account_id left join custodian k on k.id = t.custodian_id
    where t.object_type = 'submission' and t.object_id = ${id}::uuid order by t.id`.execute(call.tx);
  return { steps: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
};

export type MemberRevision = StoredRevision & {
  readonly submissionId: string;
  readonly subjectUnitId: number;
  readonly period: string;
  readonly number: number;
  readonly digest: string;
};

const memberRevision = sql`e.submission_id as "submissionId", s.subject_unit_id as "subjectUnitId", r.period, e.number, e.digest, ${revisionContent}`;

/** The current revision of each of these submissions, for adding up. In no order; who has sent nothing is not there. */
export const loadRevisions = async (tx: Call['tx'], submissionIds: readonly string[]): Promise<MemberRevision[]> => {
  const { rows } = await sql<MemberRevision>`
    select ${memberRevision}
    from submission s join round r on r.id = s.round_id join revision e on e.submission_id = s.id and e.number = s.revision
    where s.id = any(${arrayLiteral(submissionIds)}::uuid[])`.execute(tx);
  return rows;
};

/** A sheet as it was sent once. */
export type SentAt = { readonly submission: string; readonly revision: number };

/** The same of previous revisions; one that was never sent is not there. */
export const loadRevisionsAt = async (tx: Call['tx'], sent: readonly SentAt[]): Promise<MemberRevision[]> => {
  const column = (of: (one: SentAt) => string | number) => arrayLiteral(sent.map(of));
  const { rows } = await sql<MemberRevision>`
    select ${memberRevision}
    from unnest(${column((one) => one.submission)}::uuid[], ${column((one) => one.revision)}::integer[]) as w (submission_id, number)
    join submission s on s.id = w.submission_id join round r on r.id = s.round_id
    join revision e on e.submission_id = s.id and e.number = w.number`.execute(tx);
  return rows;
};
