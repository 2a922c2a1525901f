import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { cellName } from '../../forms/rules/cell-name.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { useForm } from '../../forms/web/index.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { Loading } from '../../platform/ui/Loading.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { getRevision, getSheet, type Sheet } from '../../submissions/contract.ts';
import { CellHistory } from '../../submissions/web/index.ts';
import { accept, type QueueRow } from '../contract.ts';
import { DECIDED_ON, useLookAgain } from './look-again.ts';
import { messages } from './messages.ts';
import { DecisionError } from './NotAsSeen.tsx';
import { ReturnPanel } from './ReturnPanel.tsx';
import { SheetContent } from './SheetContent.tsx';
import { usePicks } from './use-picks.ts';

type SheetReviewProps = {
  readonly row: QueueRow;
  readonly position: string;
  readonly next: string | undefined;
  readonly onNext: (id: string) => void;
};

/** One submission to decide on: the form in the middle, the return at right, the decision at the foot. */
export const SheetReview = ({ row, ...rest }: SheetReviewProps) => {
  const sheet = useAsk(getSheet, { params: { id: row.id } });
  const form = useForm(
    sheet.data?.submission.form ?? '',
    sheet.data?.submission.version ?? 0,
    sheet.data !== undefined,
  );
  return (
    <Answer of={sheet}>
      {(found) =>
        form.data ? (
          <Decision
            key={`${found.submission.revision} ${found.submission.state}`}
            sheet={found}
            form={form.data}
            row={row}
            {...rest}
          />
        ) : (
          <Answer of={form}>{() => <Loading />}</Answer>
        )
      }
    </Answer>
  );
};

type DecisionProps = SheetReviewProps & { readonly sheet: Sheet; readonly form: CompiledForm };

const Decision = ({ sheet, form, row, position, next, onNext }: DecisionProps) => {
  const [asking, setAsking] = useState(false);
  const [looked, setLooked] = useState<string>();
  const { submission } = sheet;
  const picks = usePicks('submission', submission.id);
  const earlier = useEarlier(submission);
  const mayReturn = sheet.actions.includes('return');
  const { accepting, onAccept, lookAgain } = useAccept(row, sheet.seen, () => next && onNext(next));
  return (
    <>
      <div className="review-main">
        <SheetContent
          sheet={sheet}
          form={form}
          earlier={earlier.data}
          isPicked={mayReturn ? picks.has : (cell) => cell === looked}
          onCell={mayReturn ? picks.toggle : setLooked}
          hint={mayReturn ? messages.returning.hint : messages.review.historyHint}
        />
        <DecisionError error={accepting.error} onLookAgain={lookAgain} />
        <div className="review-foot no-print">
          <span className="soft small">
            {position} · {messages.review.keys}
          </span>
          <Group gap="sm">
            {mayReturn ? (
              <Button variant="default" disabled={picks.cells.length === 0} onClick={() => setAsking(true)}>
                {messages.review.return(picks.cells.length)}
              </Button>
            ) : null}
            {sheet.actions.includes('accept') ? (
              <Button loading={accepting.isPending} onClick={onAccept}>
                {next ? messages.review.accept : messages.review.acceptLast}
              </Button>
            ) : (
              <Onward next={next} onNext={onNext} />
            )}
          </Group>
        </div>
      </div>
      {looked === undefined ? null : <Looked submission={row.id} form={form} cell={looked} />}
      <ReturnPanel sheet={sheet} form={form} unit={row.unit.name} picks={picks} asking={asking} onAsk={setAsking} />
    </>
  );
};

/** What was sent before this revision; it never changes. */
const useEarlier = ({ id, revision }: Sheet['submission']) =>
  useAsk(
    getRevision,
    { params: { id, number: revision - 1 } },
    { enabled: revision > 1, staleTime: Number.POSITIVE_INFINITY },
  );

const useAccept = ({ id, unit }: QueueRow, seen: string, onward: () => void) => {
  const accepting = useSend(accept, DECIDED_ON);
  const again = useLookAgain();
  // Awaited, not given to mutate(): the refreshed queue may show another sheet before mutate() would call back.
  const onAccept = (): void =>
    void accepting.mutateAsync({ params: { id }, body: { seen } }).then(
      () => {
        say(messages.review.acceptedSaid(unit.name));
        onward();
      },
      () => undefined,
    );
  const lookAgain = (): void => void again().then(accepting.reset);
  return { accepting, onAccept, lookAgain };
};

const Onward = ({ next, onNext }: Pick<SheetReviewProps, 'next' | 'onNext'>) =>
  next ? (
    <Button variant="default" onClick={() => onNext(next)}>
      {messages.review.next}
    </Button>
  ) : null;

type LookedProps = { readonly submission: string; readonly form: CompiledForm; readonly cell: string };

/** The history of the figure that was clicked, where nothing can be returned. */
const Looked = ({ submission, form, cell }: LookedProps) => {
  const field = form.cell(cell);
  if (field === undefined) return null;
  const name = cellName(form, cell);
  return (
    <aside className="review-side" aria-label={messages.review.history(name)}>
      <h2>{name}</h2>
      <CellHistory key={cell} submission={submission} cell={cell} field={field} name={name} />
    </aside>
  );
};
