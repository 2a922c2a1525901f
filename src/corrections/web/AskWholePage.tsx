import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { listApprovals } from '../../review/contract.ts';
import { askApprovalWithdrawal } from '../contract.ts';
import { AskingForm } from './AskingForm.tsx';
import { Consequences } from './EffectTable.tsx';
import { words } from './messages.ts';
import './corrections.css';

/** `/rut-so-lieu/phe-duyet/$id`: asks that the approval of a round is withdrawn whole; another of the board decides. */
export const AskWholePage = ({ id }: { readonly id: string }) => {
  const approvals = useAsk(listApprovals, { query: {} });
  const found = approvals.data?.approvals.find((one) => one.id === id);
  return (
    <Answer of={approvals} titleOfError={words.withdraw.wholeTitle}>
      {() => (
        <>
          <PageHeader
            above={<PageLink href="/phe-duyet">{words.withdraw.above}</PageLink>}
            title={words.withdraw.wholeTitle}
            subtitle={found ? words.about(found.form, null, found.periodName) : words.withdraw.wholeHint}
          />
          <AskingForm
            route={askApprovalWithdrawal}
            object={id}
            effect={
              <Consequences
                of={[
                  { icon: 'cross', text: words.effect.whole(found?.expected ?? 0) },
                  { icon: 'lock', text: words.effect.stays },
                  { icon: 'person', text: words.withdraw.wholeHint },
                ]}
              />
            }
          />
        </>
      )}
    </Answer>
  );
};
