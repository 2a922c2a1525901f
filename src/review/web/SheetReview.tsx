import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
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
import { EarlierReturns } from './EarlierReturns.tsx';
import { KeptWarnings } from './KeptWarnings.tsx';
import { DECIDED_ON, useLookAgain } from './look-again.ts';
import { messages } from './messages.ts';
import { DecisionError } from './NotAsSeen.tsx';
import { Onward } from './Onward.tsx';
import { ReturnPanel } from './ReturnPanel.tsx';
import { SheetContent } from './SheetContent.tsx';
import { type SheetLook, useSheetLook } from './sheet-look.ts';
import { usePicks } from './use-picks.ts';

type SheetReviewProps = {
  readonly row: QueueRow;
  /** How many wait for this reviewer, this one included. */
  readonly waiting: number;
  readonly next: string | undefined;
  readonly onNext: (id: string) => void;
  /** Where the total of the queue is signed; undefined where this reviewer signs none. */
  readonly total: string | undefined;
};

/** One submission to decide on: the form in the middle, what is said about it at right, the decision at the foot. */
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

/** What is picked for a return, or looked at where none may be returned, and how the sheet is shown by it. */
const useLooking = (sheet: Sheet, form: CompiledForm) => {
  const [looked, setLooked] = useState<string>();
  const picks = usePicks('submission', sheet.submission.id);
  const earlier = useEarlier(sheet.submission).data;
  const mayReturn = sheet.actions.includes('return');
  const isPicked = mayReturn ? picks.has : (cell: string) => cell === looked;
  const shown = useSheetLook({ sheet, form, earlier, isPicked });
  return { picks, earlier, mayReturn, isPicked, shown, looked, onCell: mayReturn ? picks.toggle : setLooked };
};

const Decision = ({ sheet, form, row, ...onwards }: DecisionProps) => {
  const { waiting, next, onNext } = onwards;
  const [asking, setAsking] = useState(false);
  const { picks, earlier, mayReturn, isPicked, shown, looked, onCell } = useLooking(sheet, form);
  // The last one decided on stays in sight, where the address named none.
  const onward = (): void => onNext(next ?? row.id);
  const { accepting, onAccept, lookAgain } = useAccept(row, sheet.seen, onward);
  return (
    <>
      <div className="review-main">
        <SheetContent sheet={sheet} form={form} earlier={earlier} looked={shown} isPicked={isPicked} onCell={onCell} />
        <DecisionError error={accepting.error} onLookAgain={lookAgain} />
      </div>
      <div className="review-side">
        <ReturnPanel
          sheet={sheet}
          form={form}
          unit={row.unit.name}
          picks={picks}
          asking={asking}
          onAsk={setAsking}
          onReturned={onward}
        />
        <Beside sheet={sheet} form={form} kept={shown.kept} looked={looked} />
      </div>
      <Foot
        hint={[looksWords(shown), hintOf(waiting, mayReturn)].filter(Boolean).join(' · ')}
        returned={mayReturn ? picks.cells.length : undefined}
        onReturn={() => setAsking(true)}
        decision={
          <Forward
            may={sheet.actions.includes('accept')}
            accepting={accepting.isPending}
            onAccept={onAccept}
            {...onwards}
          />
        }
      />
    </>
  );
};

type BesideProps = {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  readonly kept: SheetLook['kept'];
  /** The cell that is looked at, where none may be sent back. */
  readonly looked: string | undefined;
};

/** What the decision is made with: the cell in question, explanations, earlier returns. */
const Beside = ({ sheet, form, kept, looked }: BesideProps) => (
  <>
    {looked === undefined ? null : <Looked submission={sheet.submission.id} form={form} cell={looked} />}
    <KeptWarnings warnings={kept} />
    <EarlierReturns sheet={sheet} form={form} />
  </>
);

type FootProps = {
  readonly hint: string;
  /** How many cells were chosen to go back; undefined where nothing may. */
  readonly returned: number | undefined;
  readonly onReturn: () => void;
  readonly decision: ReactNode;
};

/** What was found on looking, what can be done, and the decision. */
const Foot = ({ hint, returned, onReturn, decision }: FootProps) => (
  <div className="review-foot no-print">
    <span className="soft small" role="status">
      {hint}
    </span>
    <Group gap="sm">
      {returned === undefined ? null : (
        <Button variant="default" disabled={returned === 0} onClick={onReturn}>
          {messages.review.return(returned)}
        </Button>
      )}
      {decision}
    </Group>
  </div>
);

type ForwardProps = Omit<SheetReviewProps, 'row'> & {
  readonly may: boolean;
  readonly accepting: boolean;
  readonly onAccept: () => void;
};

/** The sheet is accepted and the next that waits opens; where nothing is to be decided, the way on. */
const Forward = ({ may, accepting, onAccept, ...onwards }: ForwardProps) =>
  may ? (
    <Button loading={accepting} onClick={onAccept}>
      {onwards.next ? messages.review.accept : messages.review.acceptLast}
    </Button>
  ) : (
    <Onward {...onwards} />
  );

const looksWords = ({ beside, changed }: SheetLook): string => {
  if (beside === 'nothing') return '';
  return beside === 'revision' ? messages.review.changedCells(changed) : messages.review.changedMuch(changed);
};

/** How many are left, and what a click on a figure does. */
const hintOf = (waiting: number, mayReturn: boolean): string =>
  [
    waiting > 0 ? messages.review.waiting(waiting) : '',
    mayReturn ? messages.returning.hint : messages.review.historyHint,
    messages.review.keys,
  ]
    .filter(Boolean)
    .join(' · ');

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

type LookedProps = { readonly submission: string; readonly form: CompiledForm; readonly cell: string };

/** The history of the figure that was clicked, where nothing can be returned. */
const Looked = ({ submission, form, cell }: LookedProps) => {
  const field = form.cell(cell);
  if (field === undefined) return null;
  const name = cellName(form, cell);
  return (
    <aside aria-label={messages.review.history(name)}>
      <h2>{name}</h2>
      <CellHistory key={cell} submission={submission} cell={cell} field={field} name={name} />
    </aside>
  );
};
