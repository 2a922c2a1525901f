import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { cancelJob, type JobRow, listJobs } from '../contract.ts';
import { words } from './messages.ts';

type CancelDialogProps = { readonly job: JobRow | undefined; readonly onClose: () => void };

/** Asks once before a job is cancelled, saying what stays of it. */
export const CancelDialog = ({ job, onClose }: CancelDialogProps) => {
  const sent = useSend(cancelJob, [listJobs]);
  const confirm = (): void => {
    if (!job) return;
    sent.mutate(
      { params: { id: job.id } },
      {
        onSuccess: ({ state }) => {
          say(state === 'cancelled' ? words.cancelled(job.title) : words.cancelling(job.title));
          onClose();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened={job !== undefined}
      title={words.cancelTitle}
      confirm={words.cancel}
      grave
      busy={sent.isPending}
      error={sent.error}
      onConfirm={confirm}
      onClose={() => {
        sent.reset();
        onClose();
      }}
    >
      <p>{words.cancelEffect(job?.title ?? '')}</p>
    </ConfirmDialog>
  );
};
