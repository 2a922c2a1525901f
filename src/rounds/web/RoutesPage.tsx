import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Reply } from '../../platform/contract/route.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { type FormRouteRow, listFormRoutes } from '../contract.ts';
import { ChangeRoute } from './ChangeRoute.tsx';
import { words } from './messages.ts';

/** `/quan-tri/duong-di`: which way each form goes, since when; the board changes it from a day on. */
export const RoutesPage = () => {
  const routes = useAsk(listFormRoutes, { query: {} }, { staleTime: 0 });
  return (
    <>
      <PageHeader title={words.title} subtitle={words.subtitle} />
      <Answer of={routes}>{(found) => <Found found={found} />}</Answer>
    </>
  );
};

type FoundProps = { readonly found: Reply<typeof listFormRoutes> };

const Found = ({ found: { forms, offices } }: FoundProps) => {
  const [changing, setChanging] = useState<FormRouteRow>();
  return forms.length === 0 ? (
    <EmptyState title={words.none}>{words.noneHint}</EmptyState>
  ) : (
    <>
      <RecordTable
        label={words.caption}
        rows={forms}
        keyOf={({ form }) => form}
        sheet
        columns={[
          { words: words.form, as: 'name', of: ({ form, title }) => `${form} · ${title}` },
          { words: words.now, of: (row) => <Way row={row} /> },
          { words: words.since, className: 'nowrap', of: ({ segments }) => words.day(segments[0]?.from ?? '') },
          {
            words: words.change,
            as: 'action',
            of: (row) => (
              <Button
                size="compact-md"
                variant="default"
                aria-label={words.changeOf(row.form)}
                onClick={() => setChanging(row)}
              >
                {words.change}
              </Button>
            ),
          },
        ]}
      />
      {changing ? <ChangeRoute row={changing} offices={offices} onClose={() => setChanging(undefined)} /> : null}
    </>
  );
};

/** The way of today, and those before it. */
const Way = ({ row: { segments } }: { readonly row: FormRouteRow }) => {
  const [now, ...before] = segments;
  return (
    <>
      {now ? words.said(now) : null}
      {before.map((one) => (
        <span key={one.from} className="second">
          {one.to ? `${words.until(one.from, one.to)}: ` : ''}
          {words.said(one)}
        </span>
      ))}
    </>
  );
};
