import { useForm } from '../../forms/web/index.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { getSheet, type Sheet } from '../../submissions/contract.ts';
import { getAfterApproval, previewWithdrawal } from '../contract/around.ts';
import { askSubmissionWithdrawal } from '../contract.ts';
import { AskingForm } from './AskingForm.tsx';
import { ofWithdrawal } from './consequences.ts';
import { Consequences, EffectTable } from './EffectTable.tsx';
import { words } from './messages.ts';
import './corrections.css';

/** `/rut-so-lieu/moi/$id`: asks that a sheet leaves the totals, saying first what leaves with it. */
export const AskWithdrawalPage = ({ id }: { readonly id: string }) => {
  const sheet = useAsk(getSheet, { params: { id } }, { staleTime: 0 });
  const after = useAsk(getAfterApproval, { params: { id } }, { staleTime: 0 });
  return (
    <Answer of={sheet} titleOfError={words.withdraw.title}>
      {(found) => (
        <>
          <Heading sheet={found} />
          <Answer of={after}>
            {({ mayWithdraw }) => (mayWithdraw ? <Asking sheet={found} /> : <Unavailable id={id} />)}
          </Answer>
        </>
      )}
    </Answer>
  );
};

type SheetProps = { readonly sheet: Sheet };

const Heading = ({ sheet: { submission } }: SheetProps) => (
  <PageHeader
    above={<PageLink href={`/phieu/${submission.id}`}>{words.withdraw.above}</PageLink>}
    title={words.withdraw.title}
    subtitle={words.about(submission.form, sentenceStart(submission.subject.path), submission.periodName)}
  />
);

const Unavailable = ({ id }: { readonly id: string }) => (
  <EmptyState
    title={words.withdraw.unavailable}
    action={<PageLink href={`/phieu/${id}`}>{words.propose.toSheet}</PageLink>}
  >
    {words.withdraw.unavailableWhy()}
  </EmptyState>
);

const Asking = ({ sheet }: SheetProps) => {
  const { id } = sheet.submission;
  const preview = useAsk(previewWithdrawal, { params: { id } }, { staleTime: 0 });
  return (
    <AskingForm
      route={askSubmissionWithdrawal}
      object={id}
      effect={<Answer of={preview}>{(found) => <Effect sheet={sheet} found={found} />}</Answer>}
    />
  );
};

type EffectProps = SheetProps & { readonly found: Reply<typeof previewWithdrawal> };

const Effect = ({ sheet: { submission }, found }: EffectProps) => {
  const form = useForm(submission.form, submission.version);
  return (
    <Answer of={form}>
      {(compiled) => (
        <>
          {found.onTotals.length > 0 ? (
            <EffectTable
              form={compiled}
              subject={submission.subject.name}
              cells={[]}
              onSheet={[]}
              onTotals={found.onTotals}
            />
          ) : null}
          <Consequences of={ofWithdrawal(found, false)} />
        </>
      )}
    </Answer>
  );
};
