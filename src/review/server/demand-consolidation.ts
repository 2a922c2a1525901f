import type { Actor } from '../../platform/call/actor.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { type ConsolidationAction, consolidationActions } from '../rules/actions.ts';
import type { Consolidation } from './consolidation-facts.ts';

const partyTo = (
  action: ConsolidationAction,
  { signerUnitId, verifierUnitId, boardUnitId }: Consolidation,
  actor: Actor,
): boolean => {
  const parties = { sign: [signerUnitId], verify: [verifierUnitId], return: [verifierUnitId, boardUnitId] };
  return parties[action].includes(actor.unitId) && (actor.kind === 'unit' || actor.duties.includes('approval'));
};

/** Refuses a step on a consolidation: not one's own (403), own figures (403), locked, wrong state or members still out (409). */
export const demandConsolidation = (action: ConsolidationAction, facts: Consolidation, actor: Actor): void => {
  if (!partyTo(action, facts, actor)) throw problem('not-allowed');
  if (facts.approved) throw problem('locked');
  const allowed = consolidationActions(facts, actor);
  if (allowed.includes(action)) return;
  if (consolidationActions({ ...facts, enteredByActor: false }, actor).includes(action)) throw problem('own-figures');
  throw problem('wrong-state', { state: facts.state, allowed, ...membersOut(action, facts) });
};

const membersOut = (action: ConsolidationAction, { complete, expected, accepted, excused }: Consolidation) => {
  if (action !== 'sign' || complete) return {};
  const waiting = expected - accepted - excused;
  return { waiting, detail: `Chưa chốt được: còn ${waiting}/${expected} đơn vị chưa được chấp nhận.` };
};
