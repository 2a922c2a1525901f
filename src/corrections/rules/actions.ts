import type { RouteActor } from '../../rounds/rules/actions.ts';
import {
  type CorrectionAction,
  type CorrectionState,
  correctionWays,
  type Party,
  type WithdrawalAction,
  type WithdrawalState,
  withdrawalWays,
} from './transitions.ts';

/** Who is heard on a correction, in turn, and who decides it. */
export type HearingStep = {
  readonly position: number;
  readonly action: 'opine' | 'decide';
  readonly unitId: number;
  readonly dueOn: string;
};
type Asked = {
  readonly askedUnitId: number;
  /** The actor's own account asked for it. */
  readonly askedByActor: boolean;
  /** The actor's own account typed or sent some of the figures that it is about. */
  readonly enteredByActor: boolean;
  readonly boardUnitId: number;
};
export type CorrectionFacts = Asked & {
  readonly state: CorrectionState;
  readonly steps: readonly HearingStep[];
  /** Positions of those who have said what they think of the proposal as it stands. */
  readonly heard: readonly number[];
  /** The figures are still those that the proposal was set upon, and approved. */
  readonly baseStands: boolean;
};
export type WithdrawalFacts = Asked & { readonly state: WithdrawalState };

export type Refusal = 'not-allowed' | 'wrong-state' | 'own-figures' | 'not-your-turn' | 'moved';

/** A unit's own account, or an operator of the board with the approval duty. */
const actsFor = (unitId: number, { unitId: own, kind, duties }: RouteActor): boolean =>
  own === unitId && (kind === 'unit' || duties.includes('approval'));

/** A level that let its day pass is waited for no longer; it may still speak. */
const isWaitedFor = ({ action, position, dueOn }: HearingStep, { heard }: CorrectionFacts, day: string): boolean =>
  action === 'opine' && !heard.includes(position) && dueOn >= day;

/** Whose turn it is: the first level that has not spoken and whose day has not passed, else who decides. */
export const turnOf = (facts: CorrectionFacts, day: string): HearingStep | undefined =>
  facts.state === 'asked'
    ? (facts.steps.find((step) => isWaitedFor(step, facts, day)) ??
      facts.steps.find(({ action }) => action === 'decide'))
    : undefined;

/** The level that this actor speaks for, where those before it have spoken or let their day pass. */
export const ownHearing = (facts: CorrectionFacts, actor: RouteActor, day: string): HearingStep | undefined => {
  const own = facts.steps.find(
    ({ action, unitId, position }) => action === 'opine' && actsFor(unitId, actor) && !facts.heard.includes(position),
  );
  const before = facts.steps.filter(({ position }) => own !== undefined && position < own.position);
  return before.some((step) => isWaitedFor(step, facts, day)) ? undefined : own;
};

const isParty = (who: Party, { askedUnitId, boardUnitId }: Asked, steps: readonly HearingStep[], actor: RouteActor) => {
  switch (who) {
    case 'asker':
      return actsFor(askedUnitId, actor);
    case 'board':
      return actsFor(boardUnitId, actor);
    case 'level':
      return steps.some(({ action, unitId }) => action === 'opine' && actsFor(unitId, actor));
  }
};

/** Granting and refusing is for another than who entered the figures or proposed others. */
const isOwn = ({ askedByActor, enteredByActor }: Asked, action: string): boolean =>
  (action === 'grant' || action === 'refuse') && (askedByActor || enteredByActor);

/** Why this actor may not do it on this day; undefined where they may. */
export const correctionRefusal = (
  facts: CorrectionFacts,
  action: CorrectionAction,
  actor: RouteActor,
  day: string,
): Refusal | undefined => {
  const ways = correctionWays.filter((one) => one.action === action);
  if (!ways.some(({ who }) => isParty(who, facts, facts.steps, actor))) return 'not-allowed';
  if (!ways.some(({ from }) => from === facts.state)) return 'wrong-state';
  if (isOwn(facts, action)) return 'own-figures';
  if (action === 'renew') return facts.baseStands ? 'wrong-state' : undefined;
  if (action === 'take-back' || action === 'refuse') return undefined;
  if (!facts.baseStands) return 'moved';
  if (action === 'opine') return ownHearing(facts, actor, day) ? undefined : 'not-your-turn';
  return turnOf(facts, day)?.action === 'decide' ? undefined : 'not-your-turn';
};

export const withdrawalRefusal = (
  facts: WithdrawalFacts,
  action: WithdrawalAction,
  actor: RouteActor,
): Refusal | undefined => {
  const ways = withdrawalWays.filter((one) => one.action === action);
  if (!ways.some(({ who }) => isParty(who, facts, [], actor))) return 'not-allowed';
  if (!ways.some(({ from }) => from === facts.state)) return 'wrong-state';
  return isOwn({ ...facts, enteredByActor: false }, action) ? 'own-figures' : undefined;
};

const actionsOf = <A extends string>(ways: readonly { readonly action: A }[]): A[] => [
  ...new Set(ways.map(({ action }) => action)),
];

/** What this actor may do with a correction or a withdrawal on this day: the button and the refusal are one. */
export const correctionActions = (facts: CorrectionFacts, actor: RouteActor, day: string): CorrectionAction[] =>
  actionsOf(correctionWays).filter((action) => correctionRefusal(facts, action, actor, day) === undefined);
export const withdrawalActions = (facts: WithdrawalFacts, actor: RouteActor): WithdrawalAction[] =>
  actionsOf(withdrawalWays).filter((action) => withdrawalRefusal(facts, action, actor) === undefined);
