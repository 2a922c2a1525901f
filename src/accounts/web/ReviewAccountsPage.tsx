import { Button } from '@mantine/core';
import { formatDay, formatTime } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { say } from '../../platform/ui/say.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { getAccountReviews, signAccountReview } from '../contract/life.ts';
import { printAccounts } from '../contract/print.ts';
import { words } from './messages-life.ts';
import { PrintButtons } from './PrintButtons.tsx';
import './Accounts.css';
import './Life.css';

const SignForm = ({ digest }: { readonly digest: string }) => {
  const note = useKeptText(['account-review']);
  const send = useSend(signAccountReview, [getAccountReviews]);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(
          { body: { digest, note: note.value.trim() } },
          {
            onSuccess: () => {
              note.forget();
              say(words.reviewSigned);
            },
          },
        );
      }}
    >
      <KeptTextarea kept={note} label={words.reviewNote} withAsterisk maxLength={200} />
      <InlineError error={send.error} />
      <Button type="submit" mt="sm" loading={send.isPending} disabled={note.value.trim() === ''}>
        {words.reviewSign}
      </Button>
    </form>
  );
};

/** The list of accounts is read through as often as the policy says and signed (SEC-13). */
export const ReviewAccountsPage = () => {
  const { reviewMonths } = useMe().deadlines;
  const asked = useAsk(getAccountReviews, {});
  return (
    <>
      <PageHeader title={words.review} actions={<PrintButtons title={words.review} address={printAccounts.path} />} />
      <Answer of={asked} lines={6}>
        {({ reviews, nextDue, overdue, digest, accounts }) => (
          <div className="life">
            <section className="sheet life-form" aria-label={words.reviewSign}>
              <p className="life-gap">
                <Tag tone={overdue ? 'wrong' : 'info'} icon="clock">
                  {overdue ? words.reviewOverdue(formatDay(nextDue)) : words.reviewDue(formatDay(nextDue))}
                </Tag>{' '}
                <span className="soft">{`${words.reviewCount}: ${accounts}`}</span>
              </p>
              <p className="life-gap">{words.reviewHow(reviewMonths)}</p>
              <SignForm digest={digest} />
            </section>
            <section className="sheet life-section" aria-label={words.reviewPast}>
              <h2>{words.reviewPast}</h2>
              {reviews.length === 0 ? (
                <p className="soft">{words.reviewNone}</p>
              ) : (
                <RecordTable
                  label={words.reviewPast}
                  rows={reviews}
                  keyOf={({ id }) => id}
                  columns={[
                    { words: words.when, className: 'figures nowrap', of: ({ at }) => formatTime(at) },
                    { words: words.reviewer, as: 'name', of: ({ by }) => by },
                    { words: words.reviewCount, as: 'number', of: (review) => review.accounts },
                    { words: words.reviewNote, of: ({ note }) => note },
                  ]}
                />
              )}
            </section>
          </div>
        )}
      </Answer>
    </>
  );
};
