import { Stack } from '@mantine/core';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { type ApprovalRow, approve, getConsolidation, listApprovals, listConsolidations } from '../contract.ts';
import { messages } from './messages.ts';

/** The last step: says what is approved and that it locks. */
export const ApproveDialog = ({
  approval,
  onClose,
}: {
  readonly approval: ApprovalRow;
  readonly onClose: () => void;
}) => {
  const approving = useSend(approve, [listApprovals, listConsolidations, getConsolidation]);
  const { id, form, formTitle, periodName, expected, consolidations, dataVersion } = approval;
  const confirm = (): void =>
    approving.mutate(
      { params: { id }, body: { version: dataVersion } },
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
      title={messages.approvals.title}
      confirm={messages.approvals.confirm}
      busy={approving.isPending}
      error={approving.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <Stack gap="sm">
        <p>{messages.approvals.effect(`${form} · ${formTitle}`, periodName)}</p>
        <p>{messages.approvals.effectCounts(expected, consolidations)}</p>
        <p>{messages.approvals.effectLock}</p>
      </Stack>
    </ConfirmDialog>
  );
};
