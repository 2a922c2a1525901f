import { actsFor, type RouteActor, type SubmissionState } from '../../submissions/rules/actions.ts';

/**
 * What a person may do next: one pure function of (record, actor), read by the page for its buttons and by the server for its
 * refusals (R20–R23, SEC-21). Three records, three tables of states.
 */
export type ConsolidationState = 'open' | 'signed' | 'stale' | 'returned' | 'verified' | 'approved';
export type ApprovalState = 'open' | 'approved';

export type ConsolidationFacts = {
  readonly state: ConsolidationState;
  /** The district, or where there is none the verifier of the form. */
  readonly signerUnitId: number;
  readonly verifierUnitId: number;
  readonly boardUnitId: number;
  /** Every member is accepted or excused. */
  readonly complete: boolean;
  readonly approved: boolean;
  readonly enteredByActor: boolean;
};
export type ConsolidationAction = 'sign' | 'verify' | 'return';

const consolidationTable: Record<ConsolidationState, readonly ConsolidationAction[]> = {
  open: ['sign'],
  stale: ['sign'],
  returned: ['sign'],
  signed: ['verify', 'return'],
  verified: ['return'],
  approved: [],
};

export const consolidationActions = (facts: ConsolidationFacts, actor: RouteActor): ConsolidationAction[] => {
  if (facts.approved) return [];
  return consolidationTable[facts.state].filter((action) => {
    switch (action) {
      case 'sign':
        return (
          facts.complete &&
          actsFor(actor, facts.signerUnitId) &&
          !(facts.enteredByActor && stateAfterSigning(facts) === 'verified')
        );
      case 'verify':
        return actsFor(actor, facts.verifierUnitId) && !facts.enteredByActor;
      case 'return':
        return (
          actsFor(actor, facts.state === 'verified' ? facts.boardUnitId : facts.verifierUnitId) ||
          actsFor(actor, facts.boardUnitId)
        );
      default:
        return action satisfies never;
    }
  });
};

/** Signing by the verifier itself (a province without districts) is the verification. */
export const stateAfterSigning = (
  facts: Pick<ConsolidationFacts, 'signerUnitId' | 'verifierUnitId'>,
): ConsolidationState => (facts.signerUnitId === facts.verifierUnitId ? 'verified' : 'signed');

/** A member that leaves "accepted" makes what was signed on it stale (R22). */
export const stateAfterMemberReopened = (state: ConsolidationState): ConsolidationState =>
  state === 'signed' || state === 'verified' ? 'stale' : state;

export type ApprovalFacts = {
  readonly state: ApprovalState;
  readonly boardUnitId: number;
  /** Every consolidation is verified (or its step is skipped and every submission accepted). */
  readonly complete: boolean;
  readonly enteredByActor: boolean;
};
export const mayApprove = (facts: ApprovalFacts, actor: RouteActor): boolean =>
  facts.state === 'open' && facts.complete && !facts.enteredByActor && actsFor(actor, facts.boardUnitId);

/** State of a figure as shown with every total, in rising order. */
export const figureStates = ['submitted', 'accepted', 'consolidated', 'verified', 'approved'] as const;
export type FigureState = (typeof figureStates)[number];

export const figureState = (
  submission: SubmissionState,
  consolidation: ConsolidationState | null,
  approval: ApprovalState,
): FigureState | undefined => {
  if (submission !== 'submitted' && submission !== 'accepted') return undefined;
  if (approval === 'approved') return 'approved';
  if (submission === 'submitted') return 'submitted';
  if (consolidation === 'verified' || consolidation === 'approved') return 'verified';
  return consolidation === 'signed' ? 'consolidated' : 'accepted';
};
