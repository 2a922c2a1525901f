import { sql } from 'kysely';
import type { Static } from 'typebox';
import { createLetter } from '../../documents/server/index.ts';
import { placeName } from '../../forms/rules/entry/places.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { demandVersion } from '../../rounds/server/index.ts';
import { type Loaded, loadForUpdate, type ProposedRevision, proposeRevision } from '../../submissions/server/index.ts';
import type { askCorrection } from '../contract.ts';
import { isCorrectable } from '../rules/asking.ts';
import { mayAsk, planHearing } from '../rules/hearing.ts';
import { insertHearing, routeAbove } from './hearing.ts';
import { holdRoundOf } from './locks.ts';
import { tellTurn } from './tell.ts';
import { insertProposal } from './write-proposal.ts';

type Asking = Static<typeof askCorrection.body>;

/** Proposes other values for cells of an approved sheet (R23): whoever takes part in its route may, with reason and document. */
export const askForCorrection = async (call: Call, { params, body }: { params: { id: string }; body: Asking }) => {
  await holdRoundOf(call.tx, params.id);
  const sheet = await loadForUpdate(call, params.id);
  const route = await routeAbove(call.tx, sheet.id);
  const { actor, now } = call;
  if (!mayAsk(route, sheet.reporterUnitId, actor.unitId)) throw problem('not-allowed');
  demandApproved(sheet);
  demandVersion(body.revision, sheet.revision);
  const patch = { cells: body.cells ?? {}, rows: body.rows ?? {} };
  const proposed = await proposeRevision(call.tx, sheet, { patch, explanations: body.explanations ?? [] });
  await demandFree(call.tx, sheet, proposed);
  const letterId = await createLetter(call.tx, { ...body.letter, unitId: actor.unitId }, actor.accountId, now);
  const asked = { submissionId: sheet.id, baseRevision: sheet.revision, reason: body.reason, letterId };
  const id = await insertProposal(call, asked, proposed);
  const hearing = planHearing(
    route,
    { askedUnitId: actor.unitId, reporterUnitId: sheet.reporterUnitId },
    vietnamDay(now),
  );
  await insertHearing(call.tx, id, hearing);
  await tellTurn(call, { ...sheet, id }, hearing[0]);
  await call.audit({
    action: 'correction.ask',
    objectType: 'correction',
    objectId: id,
    unitId: sheet.subjectUnitId,
    reason: body.reason,
    before: null,
    after: { state: 'asked', digest: proposed.digest },
    detail: {
      form: sheet.formCode,
      period: sheet.period,
      submission: sheet.id,
      letter: body.letter.number,
      cells: proposed.changes.length,
      digest: proposed.digest,
    },
  });
  return { id, state: 'asked' as const, dataVersion: 1, digest: proposed.digest };
};

/** Two open proposals share no cell: the other one is named, before the database would refuse it. */
export const demandFree = async (
  tx: Call['tx'],
  { id, compiled }: Loaded,
  { changes }: Pick<ProposedRevision, 'changes'>,
): Promise<void> => {
  const cells = arrayLiteral(changes.map(({ cell }) => cell));
  const { rows } = await sql<{ cell: string }>`
    select k.cell from correction_cell k where k.submission_id = ${id}::uuid and k.open and k.cell = any(${cells}::text[]) order by k.cell`.execute(
    tx,
  );
  if (rows.length === 0) return;
  const names = rows.slice(0, 5).map(({ cell }) => placeName(compiled, cell));
  const detail = `Đang có đề nghị điều chỉnh khác, chưa quyết định, về ${rows.length} ô này: ${names.join('; ')}. Chờ quyết định, hoặc rút lại đề nghị đó rồi gửi.`;
  throw problem('already-exists', { detail, cells: rows.map(({ cell }) => cell) });
};

/** Before approval a sheet is returned; what was withdrawn has no figures that stand. */
export const demandApproved = ({ approved, roundState, state }: Loaded): void => {
  if (isCorrectable({ state, roundState })) return;
  const detail = approved
    ? 'Số liệu này đã được rút hoặc đơn vị được miễn nộp, không có số đang đứng để điều chỉnh.'
    : 'Số liệu chưa được phê duyệt. Muốn sửa, đề nghị nơi kiểm tra trả lại phiếu; điều chỉnh chỉ dành cho số liệu đã phê duyệt.';
  throw problem('wrong-state', { state: approved ? 'withdrawn' : state, allowed: [], detail });
};
