import { sql } from 'kysely';
import type { Static } from 'typebox';
import { isNumeric } from '../../forms/rules/resolve-names.ts';
import { sendNotices } from '../../notices/server/index.ts';
import { addDays } from '../../periods/rules/days.ts';
import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { visibleSubmissions } from '../../rounds/server/index.ts';
import { loadRevisions, namedFacts, openRevision } from '../../submissions/server/index.ts';
import type { openCase } from '../contract.ts';
import { findCases } from './facts.ts';
import { say } from './verbs.ts';

const DAYS = 14;

type Opening = { readonly params: { readonly id: string }; readonly body: Static<typeof openCase.body> };

/** The sheet within reach, and what stands in the cell: a figure that was sent. */
const figureOf = async (call: Call, { params, body }: Opening) => {
  const [facts] = await namedFacts(call, sql`s.id = ${params.id}::uuid and ${visibleSubmissions(call)}`);
  const sheet = found(facts);
  if (sheet.sensitive) throw problem('not-allowed');
  const [revision] = await loadRevisions(call.tx, [sheet.id]);
  if (!revision || sheet.state === 'draft') {
    const detail = 'Phiếu chưa nộp, chưa có số để đối chiếu.';
    throw problem('wrong-state', { state: sheet.state, allowed: [], detail });
  }
  const { form, figures } = await openRevision(call.tx, revision);
  const cell = found(form.cell(body.cell));
  if (!isNumeric(cell.type))
    throw problem('invalid-content', { detail: 'Chỉ đối chiếu được ô số. Chọn một ô số rồi mở hồ sơ.' });
  const title = `${sheet.formCode} · ${cell.row} ${cell.label}`;
  return { sheet, title, figure: figures()[body.cell] ?? null };
};

/** What a person opens a case about: the figure as it stands, and the other one with its source. */
export type NewCase = {
  readonly formId: number;
  readonly cell: string;
  readonly title: string;
  readonly period: string;
  readonly unitId: number;
  /** The sheet that holds the first figure, where it is one. */
  readonly submissionId: string | null;
  readonly firstSource: string;
  readonly figure: string | null;
  readonly value: string;
  readonly source: string;
  readonly reason: string;
  readonly owner: number;
};

/** Opens a case with its first line, and tells its owner. */
export const insertCase = async (call: Call, made: NewCase): Promise<{ id: string; number: string }> => {
  const { owner, title, reason } = made;
  const dueOn = addDays(vietnamDay(call.now), DAYS);
  const { id } = await call.tx
    .insertInto('discrepancy')
    .values({
      form_id: made.formId,
      cell: made.cell,
      title,
      period: made.period,
      unit_id: made.unitId,
      submission_id: made.submissionId,
      first_value: made.figure,
      second_value: made.value,
      first_source: made.firstSource,
      second_source: made.source,
      owner_unit_id: owner,
      due_on: dueOn,
      asked_unit_id: call.actor.unitId,
      opened_at: call.now,
      told_at: call.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await say(call, id, { kind: 'opened', body: reason });
  const [shown] = await findCases(call, sql`d.id = ${id}::uuid`);
  const { number } = found(shown);
  await tellOwner(call, { id, owner, dueOn, title: `Chênh lệch ${number}: ${title}`, reason });
  return { id, number };
};

/** A person sets another figure beside the one of a sheet that was sent; the district, or whoever checks the sheet, has it to settle. */
export const open = async (call: Call, input: Opening) => {
  const { sheet, title, figure } = await figureOf(call, input);
  const { body } = input;
  const { id, number } = await insertCase(call, {
    formId: sheet.formId,
    title,
    period: sheet.period,
    unitId: sheet.subjectUnitId,
    submissionId: sheet.id,
    firstSource: sheet.formCode,
    figure,
    owner: sheet.districtUnitId ?? sheet.verifierUnitIds[0] ?? sheet.reporterUnitId,
    ...body,
  });
  await call.audit({
    action: 'discrepancy.open',
    objectType: 'discrepancy',
    objectId: id,
    unitId: sheet.subjectUnitId,
    reason: body.reason,
    detail: { submission: sheet.id, cell: body.cell, source: body.source },
  });
  return { id, number };
};

type Told = {
  readonly id: string;
  readonly owner: number;
  readonly dueOn: string;
  readonly title: string;
  readonly reason: string;
};

const tellOwner = async (call: Call, { id, owner, dueOn, title, reason }: Told): Promise<void> => {
  const body = `Đề nghị xác minh và kết luận trước ngày ${formatDay(dueOn)}. ${reason}`;
  const notice = { kind: 'decision', title, body, link: `/chenh-lech/${id}`, from: call.actor } as const;
  await sendNotices(call.tx, [owner], notice, call.now);
};
