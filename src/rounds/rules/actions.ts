/**
 * What a person may do next with a record of a round: one pure function of (record, steps, actor, day). The page's buttons, the server's
 * refusals and the work list all ask it (R20–R23, R37, SEC-21). Which state offers what to whom stands in `transitions.ts`.
 */
import {
  type Action,
  type ByStep,
  type ConsolidationAction,
  type ConsolidationState,
  isByStep,
  type RoundState,
  type StepAction,
  type SubmissionAction,
  type SubmissionState,
  type Transition,
  transitions,
} from './transitions.ts';

export type {
  Action,
  ConsolidationAction,
  ConsolidationState,
  RoundState,
  StepAction,
  SubmissionAction,
  SubmissionState,
};

/** Who acts as what on a record, and by when; `position` orders the steps of one figure. */
export type Step = {
  readonly position: number;
  readonly action: StepAction;
  readonly actorUnitId: number;
  readonly dueOn: string;
};

type Standing = {
  /** The steps of this record in the order of the route; a consolidation's with the approval of its round. */
  readonly steps: readonly Step[];
  /** The first day on which anything is asked. */
  readonly opensOn: string;
  /** The round is approved, also where its approval was withdrawn since: nothing moves any more. */
  readonly approved: boolean;
  /** The actor's own account typed or sent some of these figures. */
  readonly enteredByActor: boolean;
};
export type SubmissionFacts = Standing & {
  readonly record: 'submission';
  readonly state: SubmissionState;
  readonly excused: boolean;
};
export type ConsolidationFacts = Standing & {
  readonly record: 'consolidation';
  readonly state: ConsolidationState;
  /** Position of the last verification of the signature that stands; 0 where nobody verified it yet. */
  readonly verifiedTo: number;
  /** Every member is accepted or excused. */
  readonly complete: boolean;
};
export type ApprovalFacts = Standing & {
  readonly record: 'approval';
  readonly state: RoundState;
  /** Every consolidation is verified and every submission accepted or excused. */
  readonly complete: boolean;
};
export type RecordFacts = SubmissionFacts | ConsolidationFacts | ApprovalFacts;

export type RouteActor = {
  readonly unitId: number;
  readonly kind: 'unit' | 'operator';
  readonly duties: readonly string[];
};

/** Every transition that a person can make on a record of this kind. */
const offersIn = ({ record }: RecordFacts): ByStep[] =>
  transitions[record].flatMap((one: Transition) => (isByStep(one) ? [one] : []));

/** The unit that acts as this on the record; undefined where the step falls away. */
export const actorOf = ({ steps }: Pick<Standing, 'steps'>, action: StepAction): number | undefined =>
  steps.find((step) => step.action === action)?.actorUnitId;

/** Several verifiers follow each other: the one after the last that verified is asked. */
export const nextVerification = ({
  steps,
  verifiedTo,
}: Pick<ConsolidationFacts, 'steps' | 'verifiedTo'>): Step | undefined =>
  steps.find(({ action, position }) => action === 'verify' && position > verifiedTo);

type Offer = { readonly step: Step; readonly action: Action };

/** The actions that the record's present state allows, for any actor. */
const offersOf = (facts: RecordFacts): Offer[] => {
  const offers = offersIn(facts).filter(({ from }) => from === facts.state);
  const next = facts.record === 'consolidation' ? nextVerification(facts) : undefined;
  return facts.steps
    .filter((step) => step.action !== 'verify' || step === next)
    .flatMap((step) => {
      const own = offers.filter(({ who }) => who === step.action).map(({ action }) => action);
      return [...new Set(own)].map((action) => ({ step, action }));
    });
};

/** Only a unit's own account enters figures; the board decides through its unit account and through operators with the approval duty. */
const actsAt = ({ action, actorUnitId }: Step, actor: RouteActor): boolean =>
  actor.unitId === actorUnitId && (actor.kind === 'unit' || (action !== 'fill' && actor.duties.includes('approval')));

/** Whether the record offers this action to this actor in any of its states. Where none does, the refusal is 403 whatever the state. */
const isParty = (facts: RecordFacts, action: Action, actor: RouteActor): boolean =>
  facts.steps.some(
    (step) =>
      actsAt(step, actor) && offersIn(facts).some((offer) => offer.who === step.action && offer.action === action),
  );

const isComplete = (facts: RecordFacts): boolean => facts.record === 'submission' || facts.complete;
const isExcused = (facts: RecordFacts): boolean => facts.record === 'submission' && facts.excused;

/** Nobody accepts, verifies or approves figures that their own account entered; nor signs them where the signature is the verification. */
const refusesOwn = (facts: RecordFacts, action: Action): boolean =>
  action === 'accept' ||
  action === 'verify' ||
  action === 'approve' ||
  (action === 'sign' && !facts.steps.some((step) => step.action === 'verify'));

export type Refusal = 'not-allowed' | 'locked' | 'not-open' | 'wrong-state' | 'own-figures';

/** Why this actor may not do it on this day; undefined where they may. */
export const refusalOf = (facts: RecordFacts, action: Action, actor: RouteActor, day: string): Refusal | undefined => {
  if (!isParty(facts, action, actor)) return 'not-allowed';
  if (facts.approved) return 'locked';
  if (day < facts.opensOn) return 'not-open';
  if (!offersOf(facts).some((offer) => offer.action === action && actsAt(offer.step, actor))) return 'wrong-state';
  if ((action === 'enter' || action === 'submit') && isExcused(facts)) return 'wrong-state';
  if ((action === 'sign' || action === 'approve') && !isComplete(facts)) return 'wrong-state';
  return facts.enteredByActor && refusesOwn(facts, action) ? 'own-figures' : undefined;
};

/** What this actor may do with the record on this day. */
export function nextActions(facts: SubmissionFacts, actor: RouteActor, day: string): SubmissionAction[];
export function nextActions(facts: ConsolidationFacts, actor: RouteActor, day: string): ConsolidationAction[];
export function nextActions(facts: RecordFacts, actor: RouteActor, day: string): Action[];
export function nextActions(facts: RecordFacts, actor: RouteActor, day: string): Action[] {
  const offered = new Set(offersOf(facts).map(({ action }) => action));
  return [...offered].filter((action) => refusalOf(facts, action, actor, day) === undefined);
}

/** The step that the record waits for: the one that can bring it forward. A return is a right, not a step. */
export const turnOf = (facts: RecordFacts): Step | undefined =>
  offersOf(facts).find(({ action }) => action !== 'return')?.step;

/** The step that waits for this very actor: a line of the work list (R37). */
export const taskOf = (facts: RecordFacts, actor: RouteActor, day: string): Step | undefined => {
  const turn = turnOf(facts);
  const isTask = offersOf(facts).some(
    ({ step, action }) => step === turn && refusalOf(facts, action, actor, day) === undefined,
  );
  return isTask ? turn : undefined;
};

/** When a total is due as this person is shown it: by their own step, else by the step that it waits for. Its approval is the round's. */
export const dueFor = (facts: ConsolidationFacts, { unitId }: Pick<RouteActor, 'unitId'>): string | undefined => {
  const turn = turnOf(facts);
  const own = facts.steps.filter((step) => step.actorUnitId === unitId && step.action !== 'approve');
  return ((turn && own.includes(turn) ? turn : own[0]) ?? turn ?? facts.steps[0])?.dueOn;
};
