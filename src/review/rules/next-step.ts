import type { ConsolidationState, SubmissionState } from '../../rounds/rules/actions.ts';

type Member = {
  readonly submission: string;
  readonly unit: string;
  readonly state: SubmissionState;
  readonly excusedReason: string | null;
};
type Total = {
  readonly state: ConsolidationState;
  readonly actions: readonly string[];
  /** The office that verifies next. */
  readonly verifier: string | undefined;
};

/** What brings a total forward now. */
export type NextStep<M extends Member = Member> =
  | { readonly step: 'sign' | 'sign-again' | 'verify' | 'approve' | 'done' }
  | { readonly step: 'await-signature' }
  | { readonly step: 'await-verification'; readonly office: string }
  | { readonly step: 'check'; readonly waiting: readonly M[] }
  | { readonly step: 'await-sheets'; readonly missing: readonly M[] };

const unsigned: readonly ConsolidationState[] = ['open', 'stale', 'returned'];

const isOut = ({ state, excusedReason }: Member): boolean =>
  excusedReason === null && state !== 'accepted' && state !== 'withdrawn';

/** Said beside every total, so that none stands there without saying what is to be done, and where. */
export const nextStep = <M extends Member>(total: Total, members: readonly M[]): NextStep<M> => {
  if (total.actions.includes('sign')) return { step: total.state === 'open' ? 'sign' : 'sign-again' };
  if (total.actions.includes('verify')) return { step: 'verify' };
  if (!unsigned.includes(total.state)) return afterSigning(total);
  const out = members.filter(isOut);
  const waiting = out.filter(({ state }) => state === 'submitted');
  if (waiting.length > 0) return { step: 'check', waiting };
  return out.length > 0 ? { step: 'await-sheets', missing: out } : { step: 'await-signature' };
};

const afterSigning = ({
  state,
  verifier,
}: Total): { readonly step: 'approve' | 'done' } | { readonly step: 'await-verification'; readonly office: string } => {
  if (state === 'approved') return { step: 'done' };
  return state === 'signed' && verifier !== undefined
    ? { step: 'await-verification', office: verifier }
    : { step: 'approve' };
};
