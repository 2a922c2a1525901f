/**
 * Every state of the three records of a round and every way from one to another: from, action, to, who. What a person may do next
 * (`actions.ts`) and the verbs that write a state (`after.ts`) both read it here; nothing else decides a state, and a test holds that.
 */
export type SubmissionState = 'draft' | 'submitted' | 'returned' | 'accepted' | 'withdrawn';
export type ConsolidationState = 'open' | 'signed' | 'stale' | 'returned' | 'verified' | 'approved';
export type RoundState = 'open' | 'approved' | 'withdrawn';

export type StepAction = 'fill' | 'check' | 'sign' | 'verify' | 'approve';
export type SubmissionAction = 'enter' | 'submit' | 'accept' | 'return';
export type ConsolidationAction = 'sign' | 'verify' | 'return';
export type ApprovalAction = 'approve';
/** What persons do, each as the actor of a step of the route. */
export type Action = SubmissionAction | ConsolidationAction | ApprovalAction;
/** What happens to a record because of another one: a granted correction or withdrawal, a member that leaves, the approval of its round. */
export type Consequence = 'correct' | 'withdraw' | 'put-back' | 'reopen' | 'approve';

/** What decides between two ways of one action. `withdrawnFrom`: the state that a withdrawal ended. */
export type Condition =
  | 'checker-follows'
  | 'no-checker'
  | 'verifier-follows'
  | 'last-signature'
  | { readonly withdrawnFrom: string };

type Way<S> = { readonly from: S; readonly to: S; readonly when?: Condition };
export type ByStep<S = string> = Way<S> & { readonly action: Action; readonly who: StepAction };
type ByRecord<S> = Way<S> & {
  readonly action: Consequence;
  readonly who: 'correction' | 'withdrawal' | 'member' | 'round';
};
export type Transition<S = string> = ByStep<S> | ByRecord<S>;

const step = <S>(from: readonly S[], action: Action, to: S, who: StepAction, when?: Condition): ByStep<S>[] =>
  from.map((one) => ({ from: one, action, to, who, ...(when ? { when } : {}) }));
const consequence = <S>(
  from: readonly S[],
  action: Consequence,
  to: S,
  who: ByRecord<S>['who'],
  when?: Condition,
): ByRecord<S>[] => from.map((one) => ({ from: one, action, to, who, ...(when ? { when } : {}) }));

const writable: readonly SubmissionState[] = ['draft', 'returned'];
const withdrawable: readonly SubmissionState[] = ['draft', 'submitted', 'returned', 'accepted'];
const submission: readonly Transition<SubmissionState>[] = [
  ...writable.flatMap((state) => step([state], 'enter', state, 'fill')),
  ...step(writable, 'submit', 'submitted', 'fill', 'checker-follows'),
  ...step(writable, 'submit', 'accepted', 'fill', 'no-checker'),
  ...step<SubmissionState>(['submitted'], 'accept', 'accepted', 'check'),
  ...step<SubmissionState>(['submitted', 'accepted'], 'return', 'returned', 'check'),
  ...consequence<SubmissionState>(['accepted'], 'correct', 'accepted', 'correction'),
  ...consequence(withdrawable, 'withdraw', 'withdrawn', 'withdrawal'),
  ...withdrawable.flatMap((previous) =>
    consequence<SubmissionState>(['withdrawn'], 'put-back', previous, 'withdrawal', { withdrawnFrom: previous }),
  ),
];

const unsigned: readonly ConsolidationState[] = ['open', 'stale', 'returned'];
const consolidation: readonly Transition<ConsolidationState>[] = [
  ...step(unsigned, 'sign', 'signed', 'sign', 'verifier-follows'),
  ...step(unsigned, 'sign', 'verified', 'sign', 'last-signature'),
  ...step<ConsolidationState>(['signed'], 'verify', 'signed', 'verify', 'verifier-follows'),
  ...step<ConsolidationState>(['signed'], 'verify', 'verified', 'verify', 'last-signature'),
  ...step<ConsolidationState>(['signed'], 'return', 'returned', 'verify'),
  ...step<ConsolidationState>(['signed', 'verified'], 'return', 'returned', 'approve'),
  ...consequence<ConsolidationState>(['signed', 'verified'], 'reopen', 'stale', 'member'),
  ...consequence<ConsolidationState>(['verified'], 'approve', 'approved', 'round'),
];

const approval: readonly Transition<RoundState>[] = [
  ...step<RoundState>(['open'], 'approve', 'approved', 'approve'),
  ...consequence<RoundState>(['approved'], 'withdraw', 'withdrawn', 'withdrawal'),
  ...consequence<RoundState>(['withdrawn'], 'put-back', 'approved', 'withdrawal', { withdrawnFrom: 'approved' }),
];

export const transitions = { submission, consolidation, approval } as const;

const stepActions: readonly string[] = ['fill', 'check', 'sign', 'verify', 'approve'] satisfies StepAction[];
/** Taken by a person as the actor of a step; the others follow from what happens to another record. */
export const isByStep = (one: Transition): one is ByStep => stepActions.includes(one.who);
