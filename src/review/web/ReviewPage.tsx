import { SegmentedControl } from '@mantine/core';
import type { Reply } from '../../platform/contract/route.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { getQueue } from '../contract.ts';
import { ConsolidationView } from './ConsolidationView.tsx';
import { messages } from './messages.ts';
import { SheetReview } from './SheetReview.tsx';
import { UnitList } from './UnitList.tsx';
import { useNeighbours } from './use-neighbours.ts';
import './review.css';

/** `/kiem-tra/$form/$period?phieu=`: the units at left, the form of one of them, and the district's total as the second tab. */
export const ReviewPage = ({ form, period }: { readonly form: string; readonly period: string }) => {
  const queue = useAsk(getQueue, { query: { form, period } }, { every: 60_000 });
  return (
    <Answer of={queue} titleOfError={messages.queues.title}>
      {(found) => <Queue queue={found} />}
    </Answer>
  );
};

type Queued = Reply<typeof getQueue>;

const Queue = ({ queue }: { readonly queue: Queued }) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const tab = search.get('xem') === 'chot' && queue.consolidationId ? 'chot' : 'phieu';
  const accepted = queue.rows.filter(({ state }) => state === 'accepted').length;
  return (
    <>
      <PageHeader
        above={<PageLink href="/kiem-tra">{messages.review.above}</PageLink>}
        title={`${queue.form} · ${queue.formTitle}`}
        subtitle={`${queue.periodName} · ${messages.review.accepted(accepted, queue.rows.length)}`}
        actions={
          queue.consolidationId ? (
            <SegmentedControl
              aria-label={messages.review.tabTotal}
              value={tab}
              data={[
                { value: 'phieu', label: messages.review.tabSheets },
                { value: 'chot', label: messages.review.tabTotal },
              ]}
              onChange={(value) => setSearch({ xem: value === 'chot' ? 'chot' : null }, { push: true })}
            />
          ) : null
        }
      />
      {tab === 'chot' && queue.consolidationId ? (
        <ConsolidationView id={queue.consolidationId} />
      ) : (
        <Sheets queue={queue} />
      )}
    </>
  );
};

const Sheets = ({ queue }: { readonly queue: Queued }) => {
  const { chosen, next, at, choose } = useNeighbours(queue.rows);
  if (queue.rows.length === 0) return <EmptyState title={messages.review.noRows} />;
  return (
    <div className="review">
      <UnitList rows={queue.rows} chosen={chosen?.id} />
      {chosen ? (
        <SheetReview
          key={chosen.id}
          row={chosen}
          position={messages.review.position(at + 1, queue.rows.length)}
          next={next}
          onNext={choose}
        />
      ) : (
        <p className="soft">{messages.review.choose}</p>
      )}
    </div>
  );
};
