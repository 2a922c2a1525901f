import { sql } from 'kysely';
import { createLetter } from '../../documents/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import {
  type CaseAction,
  type CaseState,
  type Cause,
  caseActions,
  caseRefusal,
  type Outcome,
} from '../rules/actions.ts';
import { type Discrepancy, findCases } from './facts.ts';
import { demandCaseSeen } from './seen.ts';
import { threadOf } from './thread.ts';

type Of<B> = { readonly params: { readonly id: string }; readonly body: B };
type Seeing = { readonly seen: string };

/** A case within reach, locked, in which the rules allow this. */
const forAction = async (call: Call, id: string, action: CaseAction): Promise<Discrepancy> => {
  await sql`select 1 from discrepancy d where d.id = ${id}::uuid for update of d`.execute(call.tx);
  const [one] = await findCases(call, sql`d.id = ${id}::uuid`);
  const discrepancy = found(one);
  const refusal = caseRefusal(discrepancy, action, call.actor);
  if (refusal === 'not-allowed') throw problem('not-allowed');
  if (refusal !== undefined)
    throw problem('wrong-state', { state: discrepancy.state, allowed: caseActions(discrepancy, call.actor) });
  return discrepancy;
};

/** The same for a decision on the case as it was seen. */
export const forDecision = async (
  call: Call,
  { params, body }: Of<Seeing>,
  action: CaseAction,
): Promise<Discrepancy> => {
  const discrepancy = await forAction(call, params.id, action);
  await demandCaseSeen(discrepancy, body.seen, () => threadOf(call, discrepancy.id));
  return discrepancy;
};

type Said = {
  readonly kind: 'note' | 'answered' | 'accepted' | 'sent-back' | 'assigned';
  readonly body: string | null;
  /** What holds the files that go with it. */
  readonly letterId?: string;
};

export const say = async (
  { tx, actor, now }: Call,
  id: string,
  { kind, body, letterId }: Said | (Omit<Said, 'kind'> & { readonly kind: 'opened' }),
): Promise<void> => {
  await tx
    .insertInto('discrepancy_note')
    .values({
      discrepancy_id: id,
      kind,
      body,
      account_id: actor.accountId,
      custodian_id: actor.custodianId,
      unit_id: actor.unitId,
      letter_id: letterId ?? null,
      at: now,
    })
    .execute();
};

type Answer = { readonly outcome: Outcome | null; readonly cause: Cause | null; readonly explanation: string | null };

const move = async (call: Call, one: Discrepancy, state: CaseState, answer?: Answer) => {
  await call.tx
    .updateTable('discrepancy')
    .set({ state, ...answer })
    .where('id', '=', one.id)
    .execute();
  return { state };
};

const line = (one: Discrepancy, after: CaseState) =>
  ({
    objectType: 'discrepancy',
    objectId: one.id,
    unitId: one.unitId,
    before: { state: one.state },
    after: { state: after },
  }) as const;

/** Files of a line are kept as those of a paper of the unit about the case. */
const keepFiles = (
  { tx, actor, now }: Call,
  { number, title }: Discrepancy,
  attachments: readonly string[],
): Promise<string> => {
  const paper = { number, day: vietnamDay(now), subject: `Trao đổi về chênh lệch: ${title}`, unitId: actor.unitId };
  return createLetter(tx, { ...paper, attachments }, actor.accountId, now);
};

/** Whoever knows of the case says what they know. */
export const addNote = async (
  call: Call,
  { params, body }: Of<{ readonly body: string; readonly attachments?: readonly string[] }>,
) => {
  const one = await forAction(call, params.id, 'note');
  const { attachments = [] } = body;
  const letterId = attachments.length > 0 ? await keepFiles(call, one, attachments) : undefined;
  await say(call, one.id, { kind: 'note', body: body.body, ...(letterId === undefined ? {} : { letterId }) });
  await call.audit({
    action: 'discrepancy.note',
    objectType: 'discrepancy',
    objectId: one.id,
    unitId: one.unitId,
    detail: {},
  });
  return { state: one.state };
};

/** The owner says what it was: the cause, and in words. */
export const answer = async (
  call: Call,
  input: Of<Seeing & { readonly outcome: Outcome; readonly cause: Cause; readonly explanation: string }>,
) => {
  const one = await forDecision(call, input, 'answer');
  const { outcome, cause, explanation } = input.body;
  await say(call, one.id, { kind: 'answered', body: explanation });
  await call.audit({ action: 'discrepancy.answer', ...line(one, 'answered'), detail: { outcome, cause } });
  return move(call, one, 'answered', { outcome, cause, explanation });
};

/** Whoever opened it, or the board, finds the answer good: the case is closed as what it was found to be. */
export const accept = async (call: Call, input: Of<Seeing>) => {
  const one = await forDecision(call, input, 'accept');
  const state = one.outcome ?? 'explained';
  await say(call, one.id, { kind: 'accepted', body: null });
  await call.audit({ action: 'discrepancy.accept', ...line(one, state), detail: {} });
  return move(call, one, state);
};

/** Or not: the owner looks once more. */
export const sendBack = async (call: Call, input: Of<Seeing & { readonly reason: string }>) => {
  const one = await forDecision(call, input, 'send-back');
  const { reason } = input.body;
  await say(call, one.id, { kind: 'sent-back', body: reason });
  await call.audit({ action: 'discrepancy.send-back', ...line(one, 'open'), reason, detail: {} });
  return move(call, one, 'open', { outcome: null, cause: null, explanation: null });
};
