import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { PageLink } from '../../../platform/ui/address.tsx';
import { Icon } from '../../../platform/ui/Icon.tsx';
import { useMe } from '../../../platform/ui/me.ts';
import { PaperPreview } from '../../../platform/ui/PaperPreview.tsx';
import { useAsk } from '../../../platform/ui/query.ts';
import { listSubmissions, type Sheet, type SubmissionRow } from '../../contract.ts';
import { nextSheet } from '../../rules/next-sheet.ts';
import { messages } from '../messages.ts';

/** More than any unit has open at a time. */
const MOST = 500;

/** What the unit still has to fill, of both states that wait for it; undefined until both are known. */
const useOwnNext = ({ id }: SubmissionRow, unit: number): SubmissionRow | 'none' | undefined => {
  const returned = useAsk(listSubmissions, { query: { unit, state: 'returned', limit: MOST } });
  const drafts = useAsk(listSubmissions, { query: { unit, state: 'draft', limit: MOST } });
  if (!returned.data || !drafts.data) return undefined;
  return nextSheet([...returned.data.submissions, ...drafts.data.submissions], id, unit) ?? 'none';
};

/** Of a sheet that the unit has sent: what is left to do with it, and which one comes next. */
export const WhatNext = ({ submission }: Pick<Sheet, 'submission'>) => {
  const next = useOwnNext(submission, useMe().unit.id);
  const [printing, setPrinting] = useState(false);
  const place = useRef<HTMLElement>(null);
  // The button that sent it is gone: the hand goes on from here.
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section className="entry-next no-print" aria-label={messages.next.title} tabIndex={-1} ref={place}>
      <Button size="compact-md" variant="default" leftSection={<Icon name="print" />} onClick={() => setPrinting(true)}>
        {messages.next.print}
      </Button>
      {next === undefined ? null : <NextLink next={next} />}
      {printing ? (
        <PaperPreview
          title={messages.entry.preview(messages.entry.printFilled)}
          address={`/api/print/submissions/${submission.id}`}
          onClose={() => setPrinting(false)}
        />
      ) : null}
    </section>
  );
};

const NextLink = ({ next }: { readonly next: SubmissionRow | 'none' }) =>
  next === 'none' ? (
    <span>
      {messages.next.none} <PageLink href="/">{messages.next.home}</PageLink>
    </span>
  ) : (
    <span>
      {messages.next.next}{' '}
      <PageLink href={`/phieu/${next.id}`}>
        {next.state === 'returned'
          ? messages.next.returned(next.form, next.periodName)
          : messages.next.draft(next.form, next.periodName)}
      </PageLink>
    </span>
  );
