import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { totalText } from '../../forms/rules/total-text.ts';
import { useForm } from '../../forms/web/index.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import { Loading } from '../../platform/ui/Loading.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { type ApprovalRow, approve, getApproval } from '../contract.ts';
import { FormView } from './FormView.tsx';
import { DECIDED_ON, sheetsShown, useLookAgain } from './look-again.ts';
import { messages } from './messages.ts';
import { DecisionError } from './NotAsSeen.tsx';

type ApproveDialogProps = { readonly approval: ApprovalRow; readonly onClose: () => void };

/** The last step: the figures that are approved as they stand now, and that they lock. */
export const ApproveDialog = ({ approval, onClose }: ApproveDialogProps) => {
  const found = useAsk(getApproval, { params: { id: approval.id } }, { staleTime: 0 });
  const form = useForm(approval.form, approval.version);
  // What the page kept of an earlier look is not what stands now.
  const data = found.isFetchedAfterMount ? found.data : undefined;
  if (data && form.data) return <Approving shown={data} form={form.data} onClose={onClose} />;
  return (
    <Dialog title={messages.approvals.title} onClose={onClose}>
      {found.error ? <Answer of={found}>{() => <Loading />}</Answer> : <Answer of={form}>{() => <Loading />}</Answer>}
    </Dialog>
  );
};

type Shown = Reply<typeof getApproval>;
type ApprovingProps = { readonly shown: Shown; readonly form: CompiledForm; readonly onClose: () => void };

/** What was read first stays on the screen until it is decided on: a later answer does not change figures under the reader's eyes. */
const Approving = ({ shown: latest, form, onClose }: ApprovingProps) => {
  const [{ approval, seen, members, ...figures }] = useState(latest);
  const approving = useSend(approve, DECIDED_ON);
  const again = useLookAgain();
  const { id, formTitle, periodName, expected, consolidations } = approval;
  const confirm = (): void =>
    approving.mutate(
      { params: { id }, body: { seen, sheets: sheetsShown(members) } },
      {
        onSuccess: () => {
          say(messages.approvals.approved);
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      size="xl"
      title={messages.approvals.title}
      confirm={messages.approvals.confirm}
      busy={approving.isPending}
      onClose={onClose}
      onConfirm={confirm}
    >
      <Stack gap="sm">
        <p>{messages.approvals.effect(`${approval.form} · ${formTitle}`, periodName)}</p>
        <p>{messages.approvals.effectCounts(expected, consolidations)}</p>
        <Figures figures={figures} form={form} />
        <p>{messages.approvals.effectLock}</p>
        <DecisionError error={approving.error} onLookAgain={() => void again().then(onClose)} />
      </Stack>
    </ConfirmDialog>
  );
};

type FiguresProps = { readonly figures: Pick<Shown, 'totals' | 'ranges'>; readonly form: CompiledForm };

const Figures = ({ figures: { totals, ranges }, form }: FiguresProps) => (
  <section className="approve-figures" aria-label={messages.approvals.figures}>
    <FormView
      form={form}
      look={(cell) => ({
        text: totalText(cell, totals[cell.code], ranges[cell.code]),
        before: '',
        changed: false,
        picked: false,
      })}
      struck={false}
      isPicked={() => false}
    />
  </section>
);
