import { Stack } from '@mantine/core';
import { useState } from 'react';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { useForm } from '../../forms/web/index.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import { Effects } from '../../platform/ui/Effects.tsx';
import { Loading } from '../../platform/ui/Loading.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { type BesideTotal, getApprovalBeside } from '../contract/beside.ts';
import { type ApprovalRow, approve, getApproval } from '../contract.ts';
import { lookOf } from './ConsolidationView.tsx';
import { DistrictsSigned } from './DistrictsSigned.tsx';
import { EyesOpen } from './EyesOpen.tsx';
import { FormView } from './FormView.tsx';
import { DECIDED_ON, sheetsShown, useLookAgain } from './look-again.ts';
import { messages } from './messages.ts';
import { DecisionError } from './NotAsSeen.tsx';

type ApproveDialogProps = { readonly approval: ApprovalRow; readonly onClose: () => void };

/** The last step: the figures that are approved as they stand now, beside a year ago, who signed and verified them, and that they lock. */
export const ApproveDialog = ({ approval, onClose }: ApproveDialogProps) => {
  const params = { id: approval.id };
  const found = useAsk(getApproval, { params }, { staleTime: 0 });
  const beside = useAsk(getApprovalBeside, { params }, { staleTime: 0 });
  const form = useForm(approval.form, approval.version);
  // What the page kept of an earlier look is not what stands now.
  const data = found.isFetchedAfterMount ? found.data : undefined;
  if (data && form.data && beside.data)
    return <Approving shown={data} form={form.data} beside={beside.data} onClose={onClose} />;
  return (
    <Dialog title={messages.approvals.title} size="xl" onClose={onClose}>
      <Answer of={found}>
        {() => <Answer of={beside}>{() => <Answer of={form}>{() => <Loading />}</Answer>}</Answer>}
      </Answer>
    </Dialog>
  );
};

type Shown = Reply<typeof getApproval>;
type ApprovingProps = {
  readonly shown: Shown;
  readonly form: CompiledForm;
  readonly beside: BesideTotal;
  readonly onClose: () => void;
};

/** What was read first stays on the screen until it is decided on: a later answer does not change figures under the reader's eyes. */
const Approving = ({ shown: latest, form, beside: found, onClose }: ApprovingProps) => {
  const [{ shown, beside }] = useState({ shown: latest, beside: found });
  const { approval, seen, members } = shown;
  const approving = useSend(approve, DECIDED_ON);
  const again = useLookAgain();
  const { id, formTitle, periodName, expected, consolidations, districts } = approval;
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
        <EyesOpen shown={{ ...shown, periodName }} form={form} beside={beside} />
        <WholeForm shown={shown} form={form} beside={beside} />
        <DistrictsSigned districts={districts} />
        <Effects>
          <p>{messages.approvals.effectCounts(expected, consolidations)}</p>
          <p>{messages.approvals.effectLock}</p>
        </Effects>
        <DecisionError error={approving.error} onLookAgain={() => void again().then(onClose)} />
      </Stack>
    </ConfirmDialog>
  );
};

/** Every figure that is approved, each beside a year ago. */
const WholeForm = ({ shown, form, beside }: Omit<ApprovingProps, 'onClose'>) => (
  <details className="approve-whole">
    <summary>{messages.approvals.figures}</summary>
    <section className="approve-figures" aria-label={messages.approvals.figures}>
      <FormView form={form} look={lookOf(shown, beside.previous, () => false)} struck={false} isPicked={() => false} />
    </section>
  </details>
);
