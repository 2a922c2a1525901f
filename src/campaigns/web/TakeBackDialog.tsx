import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { Effects } from '../../platform/ui/Effects.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { say } from '../../platform/ui/say.tsx';
import { ReasonField } from './DialogFields.tsx';
import { words } from './messages.ts';

type TakeBackDialogProps = {
  readonly campaignId: string;
  readonly what: 'excuses' | 'extensions' | 'campaign';
  readonly title: string;
  readonly confirm: string;
  /** What is still to be chosen. */
  readonly missing?: readonly string[];
  readonly busy: boolean;
  readonly error: Error | null;
  /** What will happen. */
  readonly effect: ReactNode;
  /** To whom, and what is to be chosen. */
  readonly children: ReactNode;
  /** Sends it; the answer is how many were taken back. */
  readonly send: (reason: string) => Promise<number>;
  readonly close: () => void;
};

/** Asks why before something is taken back: the units read the reason. */
export const TakeBackDialog = ({
  campaignId,
  what,
  effect,
  children,
  send,
  close,
  missing = [],
  ...rest
}: TakeBackDialogProps) => {
  const reason = useKeptText(['take-back', what, campaignId]);
  const why = reason.value.trim();
  const confirm = (): void =>
    void send(why).then(
      (count) => {
        reason.sent();
        say(words.takenBackSaid(count));
        close();
      },
      // The refusal stands in the dialog.
      () => undefined,
    );
  return (
    <ConfirmDialog
      opened
      grave
      missing={[...missing, ...lacking([why === '', words.reason])]}
      onConfirm={confirm}
      onClose={close}
      {...rest}
    >
      <Stack gap="sm">
        {children}
        <ReasonField kept={reason} />
        <Effects>{effect}</Effects>
      </Stack>
    </ConfirmDialog>
  );
};
