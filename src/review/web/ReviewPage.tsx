import { Button, SegmentedControl } from '@mantine/core';
import { useMemo } from 'react';
import type { Reply } from '../../platform/contract/route.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, usePath, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { getQueue } from '../contract.ts';
import { ConsolidationView } from './ConsolidationView.tsx';
import { messages } from './messages.ts';
import { SheetReview } from './SheetReview.tsx';
import { togetherAddress } from './sheet-address.ts';
import { UnitList } from './UnitList.tsx';
import { inOrder, waitsForMe } from './unit-order.ts';
import { useNeighbours } from './use-neighbours.ts';
import './review.css';

/** `/kiem-tra/$form/$period?phieu=`: the units at left, the form of one of them, and the district's total as the second tab. */
export const ReviewPage = ({ form, period }: { readonly form: string; readonly period: string }) => {
  const queue = useAsk(getQueue, { query: { form, period } }, { every: 60_000 });
  return (
    <Answer of={queue} titleOfError={messages.review.above}>
      {(found) => <Queue queue={found} />}
    </Answer>
  );
};

type Queued = Reply<typeof getQueue>;

const Queue = ({ queue }: { readonly queue: Queued }) => {
  const search = useSearch();
  const tab = search.get('xem') === 'chot' && queue.consolidationId ? 'chot' : 'phieu';
  const accepted = queue.rows.filter(({ state }) => state === 'accepted').length;
  return (
    <>
      <PageHeader
        compact
        above={<PageLink href="/kiem-tra">{messages.review.above}</PageLink>}
        title={`${queue.form} · ${queue.formTitle}`}
        subtitle={`${queue.periodName} · ${messages.review.accepted(accepted, queue.rows.length)}`}
        actions={<Ways queue={queue} tab={tab} />}
      />
      {tab === 'chot' && queue.consolidationId ? (
        <ConsolidationView id={queue.consolidationId} />
      ) : (
        <Sheets queue={queue} />
      )}
    </>
  );
};

/** The total as the second tab, and several sheets in one batch. */
const Ways = ({ queue, tab }: { readonly queue: Queued; readonly tab: string }) => {
  const setSearch = useSetSearch();
  const several = tab === 'phieu' && queue.rows.filter(waitsForMe).length > 1;
  return (
    <>
      {several ? (
        <Button
          variant="default"
          size="compact-md"
          renderRoot={(props) => <PageLink {...props} href={togetherAddress(queue.period, queue.form)} />}
        >
          {messages.together.open}
        </Button>
      ) : null}
      {queue.consolidationId ? (
        <SegmentedControl
          size="xs"
          aria-label={messages.review.tabTotal}
          value={tab}
          data={[
            { value: 'phieu', label: messages.review.tabSheets },
            { value: 'chot', label: messages.review.tabTotal },
          ]}
          onChange={(value) => setSearch({ xem: value === 'chot' ? 'chot' : null }, { push: true })}
        />
      ) : null}
    </>
  );
};

const Sheets = ({ queue }: { readonly queue: Queued }) => {
  const rows = useMemo(() => inOrder(queue.rows), [queue.rows]);
  const { chosen, next, waiting, choose } = useNeighbours(rows);
  const path = usePath();
  if (!chosen) return <EmptyState title={messages.review.noRows} />;
  return (
    <div className="review">
      <UnitList rows={rows} chosen={chosen.id} onChoose={choose} />
      <SheetReview
        key={chosen.id}
        row={chosen}
        waiting={waiting}
        next={next}
        onNext={choose}
        total={queue.consolidationId === null ? undefined : `${path}?xem=chot`}
      />
    </div>
  );
};
