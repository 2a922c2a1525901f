import { RequestTabs } from '../../corrections/web/index.ts';
import { formatDay, formatNumber } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { type Column, RecordTable } from '../../platform/ui/RecordTable.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { getCaseBoard, type OwnerRow } from '../contract/board.ts';
import { words } from './messages.ts';
import './discrepancies.css';

/** `/chenh-lech/theo-don-vi`: who has how many open cases, and how old they are. */
export const OwnersPage = () => {
  const board = useAsk(getCaseBoard, { query: {} }, { staleTime: 0 });
  return (
    <>
      <PageHeader
        above={<PageLink href="/chenh-lech">{words.title}</PageLink>}
        title={words.owners.title}
        subtitle={words.owners.subtitle}
      />
      <RequestTabs at="cases" />
      <Answer of={board}>
        {({ owners }) =>
          owners.length === 0 ? (
            <EmptyState title={words.owners.none}>{words.owners.noneHint}</EmptyState>
          ) : (
            <RecordTable
              label={words.owners.caption}
              rows={owners}
              keyOf={({ owner }) => `${owner.id}`}
              sheet
              columns={columns}
            />
          )
        }
      </Answer>
    </>
  );
};

const age = (at: number): Column<OwnerRow> => ({
  words: words.owners.ages[at] ?? '',
  as: 'number',
  of: ({ ages }) => (ages[at] ? formatNumber(`${ages[at]}`) : '–'),
});

const columns: readonly Column<OwnerRow>[] = [
  {
    words: words.owner,
    as: 'name',
    of: ({ owner }) => <PageLink href={`/chenh-lech?chu=${owner.id}`}>{owner.name}</PageLink>,
  },
  { words: words.owners.open, as: 'number', of: ({ open }) => formatNumber(`${open}`) },
  { words: words.owners.answered, as: 'number', of: ({ answered }) => formatNumber(`${answered}`) },
  age(0),
  age(1),
  age(2),
  age(3),
  { words: words.owners.oldest, className: 'nowrap', of: ({ oldestOn }) => (oldestOn ? formatDay(oldestOn) : '–') },
  {
    words: words.owners.late,
    as: 'state',
    of: ({ late }) =>
      late > 0 ? (
        <Tag tone="look" icon="alert">
          {words.owners.lateCount(late)}
        </Tag>
      ) : (
        <Tag tone="done">{words.owners.inTime}</Tag>
      ),
  },
];
