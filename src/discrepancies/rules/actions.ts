/** States of a case: open until its owner answers, answered until that is accepted; then closed as what it was found to be. */
export const outcomes = ['explained', 'corrected', 'none'] as const;
export type Outcome = (typeof outcomes)[number];
export const caseStates = ['open', 'answered', ...outcomes] as const;
export type CaseState = (typeof caseStates)[number];
export const causes = ['entry', 'time', 'concept', 'units', 'other-source', 'other'] as const;
export type Cause = (typeof causes)[number];

export const allActions = ['note', 'answer', 'accept', 'send-back', 'assign'] as const;
export type CaseAction = (typeof allActions)[number];

export type CaseFacts = {
  readonly state: CaseState;
  readonly ownerUnitId: number;
  /** Null: a rule opened it. */
  readonly askedUnitId: number | null;
};
type Actor = {
  readonly unitId: number;
  readonly unitKind: string;
  readonly kind: string;
  readonly duties: readonly string[];
};

/** A unit's own account, or an operator of the board with the approval duty. */
const acts = ({ kind, duties }: Actor): boolean => kind === 'unit' || duties.includes('approval');

/** Why this actor may not do it; undefined where they may. The owner answers; whoever opened the case, or the board, accepts or sends back. */
export const caseRefusal = (
  { state, ownerUnitId, askedUnitId }: CaseFacts,
  action: CaseAction,
  actor: Actor,
): 'not-allowed' | 'wrong-state' | undefined => {
  if (!acts(actor)) return 'not-allowed';
  const judges = actor.unitKind === 'board' || actor.unitId === askedUnitId;
  switch (action) {
    case 'note':
      return state === 'open' || state === 'answered' ? undefined : 'wrong-state';
    case 'answer':
      if (actor.unitId !== ownerUnitId) return 'not-allowed';
      return state === 'open' ? undefined : 'wrong-state';
    case 'assign':
      if (actor.unitId !== ownerUnitId && actor.unitKind !== 'board') return 'not-allowed';
      return state === 'open' ? undefined : 'wrong-state';
    case 'accept':
    case 'send-back':
      if (!judges) return 'not-allowed';
      return state === 'answered' ? undefined : 'wrong-state';
  }
};

/** The button and the refusal are one. */
export const caseActions = (facts: CaseFacts, actor: Actor): CaseAction[] =>
  allActions.filter((action) => caseRefusal(facts, action, actor) === undefined);
