import { type RawBuilder, sql } from 'kysely';
import { completeness } from '../../forms/rules/completeness.ts';
import { arrayLiteral, json } from '../../platform/db/arrays.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { SubmissionState } from '../../rounds/rules/actions.ts';
import { submissionAfter } from '../../rounds/rules/after.ts';
import { type Acting, moveDueDates, recordSteps } from '../../rounds/server/index.ts';
import type { Loaded } from './facts.ts';
import { loadRevisions } from './queries.ts';
import { openRevision } from './revisions.ts';

/** A step on the revision that stands. */
const stepOf = ({ id, state, revision }: Loaded, to: SubmissionState): RawBuilder<unknown> =>
  sql`select e.submission_id, ${state}, ${to}, e.number, e.digest from revision e where e.submission_id = ${id}::uuid and e.number = ${revision}`;

/** The checker takes these sheets as they were sent, all in one statement; answers their state from then on. */
export const acceptSheets = async (
  acting: Acting,
  sheets: readonly { readonly id: string }[],
): Promise<SubmissionState> => {
  const sent = 'submitted';
  const state = submissionAfter({ state: sent }, 'accept');
  const ids = sql`${arrayLiteral(sheets.map(({ id }) => id))}::uuid[]`;
  const rows = sql`select e.submission_id, ${sent}, ${state}, e.number, e.digest
    from submission s join revision e on e.submission_id = s.id and e.number = s.revision where s.id = any(${ids})`;
  await sql`
    with accepted as (
      update submission set state = ${state}, version = version + 1, accepted_at = ${acting.now}::timestamptz, accepted_by = ${acting.accountId}::uuid where id = any(${ids})
    )
    ${recordSteps(acting, { type: 'submission', action: 'accept', rows })}`.execute(acting.tx);
  return state;
};

type Return = {
  readonly reason: string;
  readonly cells: readonly { cell: string; reason: string }[];
  /** Cells that may be changed: those named, and what shares a check or a formula with them. */
  readonly opened: readonly string[];
  readonly dueOn: string;
};

/**
 * The sheet goes back to its reporter: what was sent becomes the draft again, the revision itself stays for ever. Answers its state from then on.
 */
export const returnSheet = async (acting: Acting, loaded: Loaded, sent: Return): Promise<SubmissionState> => {
  const { tx, accountId, custodianId, unitId, now } = acting;
  const state = submissionAfter(loaded, 'return');
  const [revision] = await loadRevisions(tx, [loaded.id]);
  const { values } = await openRevision(tx, found(revision));
  const { filled, required } = completeness(loaded.compiled, values);
  await sql`
    with returned as (
      update submission set state = ${state}, version = version + 1, draft = ${json(values)}::jsonb, filled = ${filled}, required = ${required},
        opened_cells = ${arrayLiteral(sent.opened)}::text[], accepted_at = null, accepted_by = null where id = ${loaded.id}::uuid
    ), due as (${moveDueDates([loaded.id], sent.dueOn)}
    ), noted as (
      insert into submission_return (submission_id, revision, reason, cells, due_on, returned_by, returned_unit_id, custodian_id, at)
      values (${loaded.id}::uuid, ${loaded.revision}, ${sent.reason}, ${json(sent.cells)}::jsonb, ${sent.dueOn}::date, ${accountId}::uuid, ${unitId}, ${custodianId}::uuid, ${now}::timestamptz)
    )
    ${recordSteps(acting, { type: 'submission', action: 'return', rows: stepOf(loaded, state), reason: sent.reason })}`.execute(
    tx,
  );
  return state;
};
