import { Stack } from '@mantine/core';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { sign, verify } from '../contract.ts';
import type { Consolidated } from './consolidated.ts';
import { DECIDED_ON, sheetsShown, useLookAgain } from './look-again.ts';
import { messages } from './messages.ts';
import { DecisionError } from './NotAsSeen.tsx';

type SignDialogProps = {
  readonly data: Consolidated;
  readonly action: 'sign' | 'verify';
  readonly word: string;
  readonly onClose: () => void;
};

/** Names what is signed: the form, the members, the digest of the totals on the screen. */
export const SignDialog = ({
  data: { consolidation, digest, seen, members },
  action,
  word,
  onClose,
}: SignDialogProps) => {
  const signing = useSend(sign, DECIDED_ON);
  const verifying = useSend(verify, DECIDED_ON);
  const { id, form, formTitle, periodName, unit, excused } = consolidation;
  const again = useLookAgain();
  const name = `${form} · ${formTitle}`;
  const input = { params: { id }, body: { seen, sheets: sheetsShown(members) } };
  // Awaited, not given to mutate(): the refreshed consolidation replaces this dialog before mutate() would call back.
  const confirm = (): void => {
    const [sent, words] =
      action === 'sign'
        ? [signing.mutateAsync(input), messages.consolidation.signed]
        : [verifying.mutateAsync(input), messages.consolidation.verified];
    sent.then(
      () => {
        say(words);
        onClose();
      },
      () => undefined,
    );
  };
  const effect = action === 'sign' ? messages.consolidation.signEffect : messages.consolidation.verifyEffect;
  const counted = members.filter((member) => member.state === 'accepted' && member.excusedReason === null).length;
  return (
    <ConfirmDialog
      opened
      title={word}
      confirm={word}
      busy={signing.isPending || verifying.isPending}
      onClose={onClose}
      onConfirm={confirm}
    >
      <Stack gap="sm">
        <p>{effect(name, periodName, unit.name)}</p>
        <p>{messages.consolidation.signMembers(counted, excused)}</p>
        <p className="soft">{messages.consolidation.signDigest(digest)}</p>
        <DecisionError error={signing.error ?? verifying.error} onLookAgain={() => void again().then(onClose)} />
      </Stack>
    </ConfirmDialog>
  );
};
