import { Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
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
  const named = units.slice(0, NAMED).map((unit) => unit.name);
  return units.length > NAMED ? `${named.join(', ')} ${words.andMore(units.length - NAMED)}` : named.join(', ');
};

/** A reminder to chosen units: who gets it, and the text, which can be changed before it goes. */
export const ReminderDialog = ({ progress, units, close }: ReminderDialogProps) => {
  const [message, setMessage] = useState(
    words.reminderDraft(progress.form, progress.formTitle, progress.periodName, formatDay(progress.dueCommune)),
  );
  const send = useSend(sendReminder);
  const { form, period } = progress;
  const body = { form, period, units: units.map((unit) => unit.id), message: message.trim() };
  const onSuccess = ({ sent }: { readonly sent: number }): void => {
    say(words.reminderSent(sent));
    close(true);
  };
  const short = message.trim().length < 3;
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
        <Textarea
          label={words.reminderText}
          autosize
          minRows={4}
          maxLength={1000}
          data-autofocus
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
          error={short ? words.reminderShort : undefined}
        />
      </Stack>
    </ConfirmDialog>
  );
};
