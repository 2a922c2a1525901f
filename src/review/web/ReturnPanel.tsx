import { Stack } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { addDays } from '../../periods/rules/days.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { focusWrong } from '../../platform/ui/Form.tsx';
import { FoundAgain } from '../../platform/ui/kept/FoundAgain.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import type { KeptText } from '../../platform/ui/kept/use-kept.ts';
import { useMe } from '../../platform/ui/me.ts';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import type { Sheet } from '../../submissions/contract.ts';
import { getQueue, returnSubmission } from '../contract.ts';
import { namedCells, saysEnough } from '../rules/return-reason.ts';
import { DECIDED_ON, useLookAgain } from './look-again.ts';
import { messages } from './messages.ts';
import { DecisionError } from './NotAsSeen.tsx';
import { PickedCells } from './PickedCells.tsx';
import { isComplete, type Picks } from './use-picks.ts';

type ReturnPanelProps = {
  readonly sheet: Sheet;
  readonly form: CompiledForm;
  readonly unit: string;
  readonly picks: Picks;
  readonly asking: boolean;
  readonly onAsk: (on: boolean) => void;
  /** Once it is sent. */
  readonly onReturned: () => void;
};

const DAYS_TO_CORRECT = 3;

/** Cells to be corrected with their reasons, the general reason, the new due date; asks once before it is sent. */
export const ReturnPanel = ({ sheet, form, unit, picks, asking, onAsk, onReturned }: ReturnPanelProps) => {
  const { today } = useMe();
  const [dueOn, setDueOn] = useState(addDays(today, DAYS_TO_CORRECT));
  const complete = isComplete(picks) && dueOn !== '';
  // What is missing is said at its field, and the first such field gets the focus: a dialog could only send one back.
  const panel = useRef<HTMLElement>(null);
  const [tried, setTried] = useState(0);
  useEffect(() => {
    if (!asking || complete) return;
    setTried((times) => times + 1);
    onAsk(false);
  }, [asking, complete, onAsk]);
  useEffect(() => {
    if (tried > 0) focusWrong(panel.current);
  }, [tried]);
  if (picks.cells.length === 0) return null;
  const common = picks.cells.some(({ reason }) => reason.trim() === '');
  return (
    <aside className="review-return" aria-label={messages.returning.title} ref={panel}>
      <h2>{messages.returning.title}</h2>
      <FoundAgain kept={picks.kept} />
      <PickedCells submission={sheet.submission.id} form={form} picks={picks} tried={tried > 0} />
      <ReasonField kept={picks.reason} needed={common} tried={tried > 0} />
      <DayInput label={messages.returning.dueOn} value={dueOn} onChange={setDueOn} required />
      {asking && complete ? (
        <ConfirmReturn
          sheet={sheet}
          unit={unit}
          picks={picks}
          dueOn={dueOn}
          close={() => onAsk(false)}
          onReturned={onReturned}
        />
      ) : null}
    </aside>
  );
};

type ConfirmReturnProps = Pick<ReturnPanelProps, 'sheet' | 'unit' | 'picks' | 'onReturned'> & {
  readonly dueOn: string;
  readonly close: () => void;
};

/** Whether a total that stands signed counts the sheet, as the queue of its form has it. */
const useInSignature = ({ id, form, period }: Sheet['submission']): boolean =>
  useAsk(getQueue, { query: { form, period } }).data?.rows.some((row) => row.id === id && row.inSignature) ?? false;

const ConfirmReturn = ({ sheet: { submission, seen }, unit, picks, dueOn, close, onReturned }: ConfirmReturnProps) => {
  const reason = picks.reason.value.trim();
  const inSignature = useInSignature(submission);
  const returning = useSend(returnSubmission, DECIDED_ON);
  const again = useLookAgain();
  const cells = namedCells({ cells: picks.cells, reason });
  const body = { seen, ...(reason === '' ? {} : { reason }), cells, dueOn };
  // Awaited, not given to mutate(): the refreshed queue may show another sheet before mutate() would call back.
  const send = (): void =>
    void returning.mutateAsync({ params: { id: submission.id }, body }).then(
      () => {
        picks.kept.sent();
        say(messages.review.returnedSaid(unit));
        close();
        onReturned();
      },
      () => undefined,
    );
  return (
    <ConfirmDialog
      opened
      title={messages.returning.confirmTitle}
      confirm={messages.returning.confirm}
      busy={returning.isPending}
      onClose={close}
      onConfirm={send}
    >
      <Stack gap="sm">
        <p>{messages.returning.effect(unit, picks.cells.length, dueOn)}</p>
        {inSignature ? <p>{messages.returning.effectSigned}</p> : null}
        {reason === '' ? null : <p>“{reason}”</p>}
        <DecisionError error={returning.error} onLookAgain={() => void again().then(close)} />
      </Stack>
    </ConfirmDialog>
  );
};

type ReasonFieldProps = { readonly kept: KeptText; readonly needed: boolean; readonly tried: boolean };

/** Needed only where a cell has no reason of its own; then it stands for that cell. */
const ReasonField = ({ kept, needed, tried }: ReasonFieldProps) => {
  const short = kept.value.trim() !== '' && !saysEnough(kept.value);
  return (
    <KeptTextarea
      kept={kept}
      label={messages.returning.reason}
      description={needed ? messages.returning.reasonForAll : messages.returning.reasonOptional}
      error={tried && (short || (needed && !saysEnough(kept.value))) ? messages.returning.missing : undefined}
    />
  );
};
