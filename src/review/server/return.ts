import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { openedBy, unknownPlaces } from '../../forms/rules/opened-by.ts';
import { sendNotices } from '../../notices/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { actingOf, demand } from '../../rounds/server/index.ts';
import { loadForUpdate, returnSheet } from '../../submissions/server/index.ts';
import { wholeReason } from '../rules/return-reason.ts';
import { demandSheetSeen } from './demand-seen.ts';
import { lockRoundOf } from './locks.ts';
import { markStale } from './mark-stale.ts';

type Return = {
  readonly seen: string;
  readonly reason: string;
  readonly cells: { cell: string; reason: string }[];
  readonly dueOn: string;
};
type Asked = Omit<Return, 'reason'> & { readonly reason?: string };

/**
 * Gives a submission back with a reason on named cells and a new due date (R21): those cells and what shares a check or a formula
 * with them open again. What was signed on it becomes stale (R22).
 */
export const returnToUnit = async (call: Call, { params, body: asked }: { params: { id: string }; body: Asked }) => {
  const body = { ...asked, reason: wholeReason(asked.reason, asked.cells) };
  await lockRoundOf(call.tx, params.id);
  const loaded = await loadForUpdate(call, params.id);
  demand('return', loaded, call);
  await demandSheetSeen(call, loaded, body.seen);
  refuseUnfit(loaded.compiled, body, vietnamDay(call.now));
  const openedCells = openedBy(
    loaded.compiled,
    body.cells.map(({ cell }) => cell),
  );
  const { reason, cells, dueOn } = body;
  const state = await returnSheet(actingOf(call), loaded, { reason, cells, dueOn, opened: openedCells });
  if (loaded.state === 'accepted')
    await markStale(call, loaded, `Phiếu ${loaded.formCode} của một đơn vị trong bản chốt được mở lại`);
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
