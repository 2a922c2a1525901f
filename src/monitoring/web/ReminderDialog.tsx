import { Stack } from '@mantine/core';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { sendReminder } from '../contract.ts';
import { words } from './messages.ts';
import type { Progress } from './progress.ts';
import type { StripUnit } from './Strip.tsx';

type ReminderDialogProps = {
  readonly progress: Progress;
  readonly units: readonly StripUnit[];
  readonly close: (sent: boolean) => void;
};

const NAMED = 12;

const namesOf = (units: readonly StripUnit[]): string => {
  const named = units.slice(0, NAMED).map((unit) => unit.path);
  return units.length > NAMED ? `${named.join('; ')} ${words.andMore(units.length - NAMED)}` : named.join('; ');
};

/** A reminder to chosen units: who gets it, and the text, which can be changed before it goes. */
export const ReminderDialog = ({ progress, units, close }: ReminderDialogProps) => {
  const { form, period } = progress;
  const kept = useKeptText(
    ['remind', form, period],
    words.reminderDraft(progress.form, progress.formTitle, progress.periodName, formatDay(progress.dueCommune)),
  );
  const send = useSend(sendReminder);
  const message = kept.value.trim();
  const body = { form, period, units: units.map((unit) => unit.id), message };
  const onSuccess = ({ sent }: { readonly sent: number }): void => {
    say(words.reminderSent(sent));
    kept.sent();
    close(true);
  };
  const short = message.length < 3;
  return (
    <ConfirmDialog
      opened
      title={words.reminderTitle}
      confirm={words.reminderSend}
      busy={send.isPending}
      disabled={short}
      error={send.error}
      onConfirm={() => send.mutate({ body }, { onSuccess })}
      onClose={() => close(false)}
    >
      <Stack gap="sm">
        <p>
          {words.reminderWho(units.length)} <strong>{namesOf(units)}</strong>
        </p>
        <KeptTextarea
          kept={kept}
          label={words.reminderText}
          minRows={4}
          maxLength={1000}
          data-autofocus
          error={short ? words.reminderShort : undefined}
        />
      </Stack>
    </ConfirmDialog>
  );
};
