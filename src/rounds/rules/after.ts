import { actorOf, type ConsolidationFacts, nextVerification, type Step } from './actions.ts';
import {
  type ConsolidationAction,
  type ConsolidationState,
  type RoundState,
  type SubmissionAction,
  type SubmissionState,
  type Transition,
  transitions,
} from './transitions.ts';

type Facts = {
  readonly steps?: readonly Step[];
  readonly verifiedTo?: number;
  /** Of what was withdrawn: the state that the withdrawal ended. */
  readonly withdrawnFrom?: string;
};

/** Whether another verifier follows once this was done: a signature begins anew, a verification goes one further. */
const verifierFollows = ({ steps = [], verifiedTo = 0 }: Facts, action: string): boolean => {
  if (action === 'sign') return nextVerification({ steps, verifiedTo: 0 }) !== undefined;
  const own = nextVerification({ steps, verifiedTo });
  return own !== undefined && nextVerification({ steps, verifiedTo: own.position }) !== undefined;
};

const holds = ({ action, when }: Transition, facts: Facts): boolean => {
  if (when === undefined) return true;
  if (typeof when === 'object') return when.withdrawnFrom === facts.withdrawnFrom;
  const checked = actorOf({ steps: facts.steps ?? [] }, 'check') !== undefined;
  switch (when) {
    case 'checker-follows':
      return checked;
    case 'no-checker':
      return !checked;
    case 'verifier-follows':
      return verifierFollows(facts, action);
    case 'last-signature':
      return !verifierFollows(facts, action);
  }
};

const after = <S extends string>(table: readonly Transition<S>[], from: S, action: string, facts: Facts): S => {
  const way = table.find((one) => one.from === from && one.action === action && holds(one, facts));
  if (!way) throw new Error(`no way leads from ${from} by ${action}`);
  return way.to;
};

type OfSubmission = Facts & { readonly state: SubmissionState };
type OfConsolidation = Pick<ConsolidationFacts, 'steps' | 'verifiedTo' | 'state'>;

/** The state of a submission after this; of one that was withdrawn, the state before. */
export const submissionAfter = (
  facts: OfSubmission,
  action: SubmissionAction | 'correct' | 'withdraw' | 'put-back',
): SubmissionState => after(transitions.submission, facts.state, action, facts);

/** Verified after the last verifier only; where nobody verifies after the signer, as in a province without districts, by the signature itself. */
export const consolidationAfter = (
  facts: OfConsolidation,
  action: ConsolidationAction | 'reopen' | 'approve',
): ConsolidationState => after(transitions.consolidation, facts.state, action, facts);

export const approvalAfter = (state: RoundState, action: 'approve' | 'withdraw' | 'put-back'): RoundState =>
  after(transitions.approval, state, action, { withdrawnFrom: 'approved' });

/** Up to which position a consolidation is verified once the next verifier has confirmed it. */
export const verifiedAfter = (facts: Pick<ConsolidationFacts, 'steps' | 'verifiedTo'>): number =>
  nextVerification(facts)?.position ?? facts.verifiedTo;

/** The states in which this happens to a consolidation, for SQL that moves several at once. */
export const consolidationsThat = (action: 'reopen' | 'approve'): readonly ConsolidationState[] =>
  transitions.consolidation.filter((one) => one.action === action).map(({ from }) => from);
