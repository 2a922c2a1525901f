import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { demandVersion } from '../../rounds/server/index.ts';
import {
  type CaseAction,
  type CaseState,
  type Cause,
  caseActions,
  caseRefusal,
  type Outcome,
} from '../rules/actions.ts';
import { type Discrepancy, findCases } from './facts.ts';

type Of<B> = { readonly params: { readonly id: string }; readonly body: B };
type Versioned = { readonly version: number };

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

type Said = { readonly kind: 'note' | 'answered' | 'accepted' | 'sent-back'; readonly body: string | null };

export const say = async (
  { tx, actor, now }: Call,
  id: string,
  { kind, body }: Said | { readonly kind: 'opened'; readonly body: string },
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
      at: now,
    })
    .execute();
};

type Answer = { readonly outcome: Outcome | null; readonly cause: Cause | null; readonly explanation: string | null };

const move = async (call: Call, one: Discrepancy, state: CaseState, answer?: Answer) => {
  await call.tx
    .updateTable('discrepancy')
    .set({ state, version: one.version + 1, ...answer })
    .where('id', '=', one.id)
    .execute();
  return { state, dataVersion: one.version + 1 };
};

const line = (one: Discrepancy, after: CaseState) =>
  ({
    objectType: 'discrepancy',
    objectId: one.id,
    unitId: one.unitId,
    before: { state: one.state },
    after: { state: after },
  }) as const;

/** Whoever knows of the case says what they know. */
export const addNote = async (call: Call, { params, body }: Of<{ readonly body: string }>) => {
  const one = await forAction(call, params.id, 'note');
  await say(call, one.id, { kind: 'note', body: body.body });
  await call.audit({
    action: 'discrepancy.note',
    objectType: 'discrepancy',
    objectId: one.id,
    unitId: one.unitId,
    detail: {},
  });
  return { state: one.state, dataVersion: one.version };
};

/** The owner says what it was: the cause, and in words. */
export const answer = async (
  call: Call,
  { params, body }: Of<Versioned & { readonly outcome: Outcome; readonly cause: Cause; readonly explanation: string }>,
) => {
  const one = await forAction(call, params.id, 'answer');
  demandVersion(body.version, one.version);
  const { outcome, cause, explanation } = body;
  await say(call, one.id, { kind: 'answered', body: explanation });
  await call.audit({ action: 'discrepancy.answer', ...line(one, 'answered'), detail: { outcome, cause } });
  return move(call, one, 'answered', { outcome, cause, explanation });
};

/** Whoever opened it, or the board, finds the answer good: the case is closed as what it was found to be. */
export const accept = async (call: Call, { params, body }: Of<Versioned>) => {
  const one = await forAction(call, params.id, 'accept');
  demandVersion(body.version, one.version);
  const state = one.outcome ?? 'explained';
  await say(call, one.id, { kind: 'accepted', body: null });
  await call.audit({ action: 'discrepancy.accept', ...line(one, state), detail: {} });
  return move(call, one, state);
};

/** Or not: the owner looks once more. */
export const sendBack = async (call: Call, { params, body }: Of<Versioned & { readonly reason: string }>) => {
  const one = await forAction(call, params.id, 'send-back');
  demandVersion(body.version, one.version);
  const { reason } = body;
  await say(call, one.id, { kind: 'sent-back', body: reason });
  await call.audit({ action: 'discrepancy.send-back', ...line(one, 'open'), reason, detail: {} });
  return move(call, one, 'open', { outcome: null, cause: null, explanation: null });
};
