import { Stack } from '@mantine/core';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { Effects } from '../../platform/ui/Effects.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { getConsolidationBeside } from '../contract/beside.ts';
import { sign, verify } from '../contract.ts';
import { SignedBy, Verifications } from './ConsolidationStanding.tsx';
import type { Consolidated } from './consolidated.ts';
import { EyesOpen } from './EyesOpen.tsx';
import { DECIDED_ON, sheetsShown, useLookAgain } from './look-again.ts';
import { messages } from './messages.ts';
import { DecisionError } from './NotAsSeen.tsx';

type SignDialogProps = {
  readonly data: Consolidated;
  readonly form: CompiledForm;
  readonly action: 'sign' | 'verify';
  readonly word: string;
  readonly onClose: () => void;
};

/** What is signed or verified, seen once more beside a year ago with what is incomplete and kept; then the effect, then the button. */
export const SignDialog = ({ data, form, action, word, onClose }: SignDialogProps) => {
  const { consolidation, digest, members, verifications } = data;
  const beside = useAsk(getConsolidationBeside, { params: { id: consolidation.id } });
  const { confirm, busy, error } = useSigning(data, action, onClose);
  const again = useLookAgain();
  const name = `${consolidation.form} · ${consolidation.formTitle}`;
  const counted = members.filter((member) => member.state === 'accepted' && member.excusedReason === null).length;
  const words = action === 'sign' ? messages.consolidation.signEffect : messages.consolidation.verifyEffect;
  return (
    <ConfirmDialog
      opened
      size="xl"
      title={word}
      confirm={word}
      busy={busy}
      // Nobody decides before what stands beside is there to be read.
      disabled={beside.data === undefined}
      onClose={onClose}
      onConfirm={confirm}
    >
      <Stack gap="sm">
        <p>{words(name, consolidation.periodName, consolidation.unit.name)}</p>
        <Answer of={beside}>
          {(found) => <EyesOpen shown={{ ...data, periodName: consolidation.periodName }} form={form} beside={found} />}
        </Answer>
        {action === 'verify' ? <SignedBy data={data} /> : null}
        {action === 'verify' ? <Verifications of={verifications} /> : null}
        <Effects>
          <p>{messages.consolidation.signMembers(counted, consolidation.excused)}</p>
          <p>{action === 'sign' ? messages.consolidation.signThen : messages.consolidation.verifyThen}</p>
          <p className="soft small">{messages.consolidation.signDigest(digest)}</p>
        </Effects>
        <DecisionError error={error} onLookAgain={() => void again().then(onClose)} />
      </Stack>
    </ConfirmDialog>
  );
};

const useSigning = ({ consolidation, seen, members }: Consolidated, action: 'sign' | 'verify', onDone: () => void) => {
  const signing = useSend(sign, DECIDED_ON);
  const verifying = useSend(verify, DECIDED_ON);
  const input = { params: { id: consolidation.id }, body: { seen, sheets: sheetsShown(members) } };
  // Awaited, not given to mutate(): the refreshed consolidation replaces this dialog before mutate() would call back.
  const confirm = (): void => {
    const [sent, words] =
      action === 'sign'
        ? [signing.mutateAsync(input), messages.consolidation.signed]
        : [verifying.mutateAsync(input), messages.consolidation.verified];
    sent.then(
      () => {
        say(words);
        onDone();
      },
      () => undefined,
    );
  };
  return { confirm, busy: signing.isPending || verifying.isPending, error: signing.error ?? verifying.error };
};
