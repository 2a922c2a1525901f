import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { caseActions } from '../rules/actions.ts';
import { findCases } from './facts.ts';

/** A case in which this actor has the next word: to settle it, or to judge how it was settled. */
export type WaitingCase = {
  readonly id: string;
  readonly wish: 'answer' | 'judge';
  readonly number: string;
  readonly title: string;
  readonly form: string;
  readonly period: string;
  readonly unitName: string;
  readonly dueOn: string;
};

export const casesWaiting = async (call: Call): Promise<WaitingCase[]> => {
  const { actor } = call;
  const concerned =
    actor.unitKind === 'board'
      ? sql`d.state in ('open', 'answered') and (d.owner_unit_id = ${actor.unitId} or d.state = 'answered')`
      : sql`d.state in ('open', 'answered') and ${actor.unitId} in (d.owner_unit_id, d.asked_unit_id)`;
  return (await findCases(call, concerned)).flatMap((one) => {
    const actions = caseActions(one, actor);
    const wish = actions.includes('answer') ? 'answer' : actions.includes('accept') ? 'judge' : undefined;
    if (wish === undefined) return [];
    const { id, number, title, form, period, unitName, dueOn } = one;
    return [{ id, wish, number, title, form, period, unitName, dueOn }];
  });
};
