import { Button } from '@mantine/core';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useGo } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { type IndicatorRow, listIndicators } from '../contract.ts';
import { words } from './messages.ts';

const newest = ({ versions }: IndicatorRow) => versions[0];

const Found = ({ indicators }: { readonly indicators: readonly IndicatorRow[] }) => (
  <RecordTable
    label={words.title}
    rows={indicators}
    keyOf={({ code }) => code}
    sheet
    columns={[
      {
        words: words.name,
        as: 'name',
        of: (row) => <PageLink href={`/quan-tri/chi-tieu/${row.code}`}>{newest(row)?.title ?? row.code}</PageLink>,
      },
      { words: words.code, of: ({ code }) => code },
      { words: words.formula, of: (row) => newest(row)?.words },
      { words: words.unit, of: (row) => newest(row)?.unit },
      { words: words.version, as: 'number', of: ({ version }) => version },
      {
        words: words.state,
        as: 'state',
        of: ({ retiredFrom }) => (
          <Tag tone={retiredFrom === null ? 'done' : 'plain'}>
            {retiredFrom === null ? words.active : words.retired(retiredFrom)}
          </Tag>
        ),
      },
    ]}
  />
);

/** `/quan-tri/chi-tieu`: what is reckoned from totals. */
export const IndicatorsPage = () => {
  const indicators = useAsk(listIndicators, {});
  const go = useGo();
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        actions={<Button onClick={() => go('/quan-tri/chi-tieu/moi')}>{words.make}</Button>}
      />
      <Answer of={indicators}>
        {({ indicators: found }) =>
          found.length === 0 ? (
            <EmptyState title={words.none}>{words.noneWhy}</EmptyState>
          ) : (
            <Found indicators={found} />
          )
        }
      </Answer>
    </>
  );
};
