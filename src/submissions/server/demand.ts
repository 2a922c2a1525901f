import type { Actor } from '../../platform/call/actor.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { type SubmissionAction, submissionActions } from '../rules/actions.ts';
import type { Loaded } from './facts.ts';

type Decided = Pick<
  Loaded,
  'state' | 'reporterUnitId' | 'checkerUnitId' | 'excused' | 'approved' | 'enteredByActor' | 'version' | 'revision'
>;

/** Whose step it is: 403 for anybody else, whatever the state. */
const partyTo = (action: SubmissionAction, facts: Decided, actor: Actor): boolean => {
  if (action === 'enter' || action === 'submit') return actor.kind === 'unit' && actor.unitId === facts.reporterUnitId;
  return facts.checkerUnitId === actor.unitId && (actor.kind === 'unit' || actor.duties.includes('approval'));
};

/** Refuses an action: not one's own (403), own figures (403), approved and locked (409), or the wrong state (409, naming what may be done). */
export const demand = (action: SubmissionAction, facts: Decided, actor: Actor): void => {
  if (!partyTo(action, facts, actor)) throw problem('not-allowed');
  if (facts.approved) throw problem('locked');
  const allowed = submissionActions(facts, actor);
  if (allowed.includes(action)) return;
  if (submissionActions({ ...facts, enteredByActor: false }, actor).includes(action)) throw problem('own-figures');
  throw problem('wrong-state', { state: facts.excused ? 'excused' : facts.state, allowed });
};

/** The version on which somebody acts must be the one that stands. */
export const demandVersion = (yours: number, current: number): void => {
  if (yours !== current) throw problem('stale-version', { yours, current });
};
