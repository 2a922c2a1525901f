import { Stack } from '@mantine/core';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { Effects } from '../../platform/ui/Effects.tsx';
import { FoundAgain } from '../../platform/ui/kept/FoundAgain.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { returnConsolidation } from '../contract.ts';
import { namedCells } from '../rules/return-reason.ts';
import type { Consolidated } from './consolidated.ts';
import { DECIDED_ON, sheetsShown, useLookAgain } from './look-again.ts';
import { messages } from './messages.ts';
import { DecisionError } from './NotAsSeen.tsx';
import { PickedCells } from './PickedCells.tsx';
import { isComplete, type Picks } from './use-picks.ts';

type ConsolidationReturnProps = {
  readonly data: Consolidated;
  readonly form: CompiledForm;
  readonly picks: Picks;
  readonly asking: boolean;
  readonly onClose: () => void;
};

/** A return made on a total: names cells of the total; the receiving level decides which members it concerns. */
export const ConsolidationReturn = ({ data, form, picks, asking, onClose }: ConsolidationReturnProps) => {
  const { send, returning } = useReturning(data, picks, onClose);
  const again = useLookAgain();
  const complete = isComplete(picks);
  const none = picks.cells.length === 0;
  return (
    <ConfirmDialog
      opened={asking}
      title={messages.returning.title}
      confirm={messages.returning.confirm}
      busy={returning.isPending}
      disabled={!complete}
      onClose={onClose}
      onConfirm={send}
    >
      <Stack gap="sm">
        <Effects>
          <p>{messages.consolidation.returnEffect}</p>
        </Effects>
        <FoundAgain kept={picks.kept} />
        <KeptTextarea
          kept={picks.reason}
          label={messages.returning.reason}
          withAsterisk={none}
          {...(none ? {} : { description: messages.returning.reasonForAll })}
        />
        {none ? <p className="soft">{messages.returning.noneChosen}</p> : <PickedCells form={form} picks={picks} />}
        <DecisionError error={returning.error} onLookAgain={() => void again().then(onClose)} />
        {complete || none ? null : <p className="soft">{messages.returning.missingAny}</p>}
      </Stack>
    </ConfirmDialog>
  );
};

const useReturning = ({ consolidation, seen, members }: Consolidated, picks: Picks, onDone: () => void) => {
  const returning = useSend(returnConsolidation, DECIDED_ON);
  const reason = picks.reason.value.trim();
  const body = {
    seen,
    sheets: sheetsShown(members),
    ...(reason === '' ? {} : { reason }),
    ...(picks.cells.length > 0 ? { cells: namedCells({ cells: picks.cells, reason }) } : {}),
  };
  // Awaited, not given to mutate(): the refreshed consolidation replaces this dialog before mutate() would call back.
  const send = (): void =>
    void returning.mutateAsync({ params: { id: consolidation.id }, body }).then(
      () => {
        picks.kept.sent();
        say(messages.consolidation.returnedSaid);
        onDone();
      },
      () => undefined,
    );
  return { send, returning };
};
