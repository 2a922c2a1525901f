import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { completeness } from '../../forms/rules/completeness.ts';
import { openedBy, unknownPlaces } from '../../forms/rules/opened-by.ts';
import type { FormValues } from '../../forms/rules/values.ts';
import { sendNotices } from '../../notices/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral, json } from '../../platform/db/arrays.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import type { SubmissionState } from '../../rounds/rules/actions.ts';
import { submissionAfter } from '../../rounds/rules/after.ts';
import { demand, moveDueDates } from '../../rounds/server/index.ts';
import { type Loaded, loadForUpdate, loadRevisions, openRevision } from '../../submissions/server/index.ts';
import { actingOf, recordSteps } from './acting.ts';
import { demandSheetSeen } from './demand-seen.ts';
import { lockRoundOf } from './locks.ts';
import { markStale } from './mark-stale.ts';

type Return = {
  readonly seen: string;
  readonly reason: string;
  readonly cells: { cell: string; reason: string }[];
  readonly dueOn: string;
};

/**
 * Gives a submission back with a reason on named cells and a new due date (R21): those cells and what shares a check or a formula
 * with them open again. What was signed on it becomes stale (R22).
 */
export const returnToUnit = async (call: Call, { params, body }: { params: { id: string }; body: Return }) => {
  await lockRoundOf(call.tx, params.id);
  const loaded = await loadForUpdate(call, params.id);
  demand('return', loaded, call);
  await demandSheetSeen(call, loaded, body.seen);
  refuseUnfit(loaded.compiled, body, vietnamDay(call.now));
  const openedCells = openedBy(
    loaded.compiled,
    body.cells.map(({ cell }) => cell),
  );
  const state = await write(call, loaded, body, openedCells);
  const title = `Phiếu ${loaded.formCode} bị trả lại, hạn ${formatDay(body.dueOn)}`;
  await sendNotices(
    call.tx,
    [loaded.reporterUnitId],
    { kind: 'returned', title, body: body.reason, link: `/phieu/${loaded.id}`, from: call.actor },
    call.now,
  );
  await call.audit({
    action: 'submission.return',
    objectType: 'submission',
    objectId: loaded.id,
    unitId: loaded.subjectUnitId,
    reason: body.reason,
    before: { state: loaded.state, revision: loaded.revision },
    after: { state, revision: loaded.revision, dueOn: body.dueOn },
    detail: {
      revision: loaded.revision,
      cells: body.cells.map(({ cell }) => cell),
      dueOn: body.dueOn,
      seen: body.seen,
    },
  });
  return { state, dataVersion: loaded.version + 1, openedCells };
};

const refuseUnfit = (form: CompiledForm, { cells, dueOn }: Return, today: string): void => {
  const unknown = unknownPlaces(
    form,
    cells.map(({ cell }) => cell),
  );
  if (unknown.length > 0)
    throw problem('invalid-values', { findings: unknown.map((cell) => ({ cell, message: 'Phiếu không có ô này.' })) });
  if (dueOn < today) throw problem('invalid-content', { detail: `Hạn nộp lại (${formatDay(dueOn)}) đã qua.` });
};

/** What was sent becomes the draft again; the revision itself stays for ever. */
const sentValues = async ({ tx }: Call, { id }: Loaded): Promise<FormValues> => {
  const [revision] = await loadRevisions(tx, [id]);
  return (await openRevision(tx, found(revision))).values;
};

const write = async (
  call: Call,
  loaded: Loaded,
  { reason, cells, dueOn }: Return,
  opened: readonly string[],
): Promise<SubmissionState> => {
  const state = submissionAfter(loaded, 'return');
  const values = await sentValues(call, loaded);
  const { filled, required } = completeness(loaded.compiled, values);
  const { tx, actor, now } = call;
  const rows = sql`select e.submission_id, ${loaded.state}, ${state}, e.number, e.digest from revision e where e.submission_id = ${loaded.id}::uuid and e.number = ${loaded.revision}`;
  await sql`
    with returned as (
      update submission set state = ${state}, version = version + 1, draft = ${json(values)}::jsonb, filled = ${filled}, required = ${required},
        opened_cells = ${arrayLiteral(opened)}::text[], accepted_at = null, accepted_by = null where id = ${loaded.id}::uuid
    ), due as (${moveDueDates([loaded.id], dueOn)}
    ), noted as (
      insert into submission_return (submission_id, revision, reason, cells, due_on, returned_by, returned_unit_id, custodian_id, at)
      values (${loaded.id}::uuid, ${loaded.revision}, ${reason}, ${json(cells)}::jsonb, ${dueOn}::date, ${actor.accountId}::uuid, ${actor.unitId}, ${actor.custodianId}::uuid, ${now}::timestamptz)
    )
    ${recordSteps(actingOf(call), { type: 'submission', action: 'return', rows, reason })}`.execute(tx);
  if (loaded.state === 'accepted')
    await markStale(call, loaded, `Phiếu ${loaded.formCode} của một đơn vị thành viên được mở lại`);
  return state;
};
