import { Icon } from '../../platform/ui/Icon.tsx';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import type { BesideTotal } from '../contract/beside.ts';
import type { Consolidated } from './consolidated.ts';
import { Incomplete, Kept } from './EyesOpen.tsx';
import { messages } from './messages.ts';
import { NextStepBox } from './NextStep.tsx';

type StandingProps = { readonly data: Consolidated; readonly beside: BesideTotal | undefined };

/** How a total stands, beside its figures: what comes next, what moved since it was signed, who signed and verified, what is incomplete. */
export const ConsolidationStanding = ({ data, beside }: StandingProps) => {
  const { consolidation, members, verifications } = data;
  const { accepted, expected, excused, returnReason, state } = consolidation;
  const moved = members.filter((member) => member.moved);
  return (
    <div className="review-side">
      <p>
        <StateBadge state={state} />{' '}
        <span className="figures">{messages.consolidation.coverage(accepted, expected, excused)}</span>
      </p>
      {state === 'returned' && returnReason ? (
        <p className="review-kept">{messages.consolidation.returned(returnReason)}</p>
      ) : null}
      {moved.length > 0 ? (
        <p className="review-kept">{messages.consolidation.moved(moved.map(({ unit }) => unit).join(', '))}</p>
      ) : null}
      <NextStepBox data={data} />
      <SignedBy data={data} />
      {consolidation.signature ? <Verifications of={verifications} /> : null}
      <Incomplete members={members} />
      {beside ? <Kept kept={beside.kept} /> : null}
    </div>
  );
};

/** Who answers for the total as it stands. */
export const SignedBy = ({ data: { consolidation } }: { readonly data: Pick<Consolidated, 'consolidation'> }) => {
  const { signature } = consolidation;
  return signature ? (
    <p className="soft small">
      {messages.consolidation.signature(
        signature.number,
        signature.custodian ?? signature.by,
        signature.unit,
        signature.at,
      )}{' '}
      · {messages.consolidation.digest(signature.digest)}
    </p>
  ) : null;
};

type Verification = Consolidated['verifications'][number];

const verificationWords = ({ unit, dueOn, verified, next }: Verification): string => {
  if (verified) return messages.consolidation.verifiedBy(unit, verified.custodian ?? verified.by, verified.at);
  return next ? messages.consolidation.verifyNext(unit, dueOn) : messages.consolidation.verifyLater(unit);
};

/** Who has verified, and whose turn it is. */
export const Verifications = ({ of: all }: { readonly of: readonly Verification[] }) =>
  all.length === 0 ? null : (
    <ul className="verifications small" aria-label={messages.consolidation.verifications}>
      {all.map((one) => (
        <li key={one.unit} className={one.verified ? '' : 'soft'}>
          {one.verified ? <Icon name="check" size={14} /> : null} {verificationWords(one)}
        </li>
      ))}
    </ul>
  );
