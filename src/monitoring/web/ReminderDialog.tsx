import { Stack } from '@mantine/core';
import type { Reply } from '../../platform/contract/route.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { Effects } from '../../platform/ui/Effects.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
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

const namesOf = (paths: readonly string[]): string => {
  const named = paths.slice(0, NAMED);
  return paths.length > NAMED ? `${named.join('; ')} ${words.andMore(paths.length - NAMED)}` : named.join('; ');
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
  const onSuccess = ({ sent, notSent }: Reply<typeof sendReminder>): void => {
    const missed =
      notSent.length > 0 ? words.reminderNotSent(notSent.length, namesOf(notSent.map(({ name }) => name))) : '';
    say(`${words.reminderSent(sent)} ${missed}`.trim(), missed === '' ? 'done' : 'look');
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
      disabled={short || units.every(({ hasAccount }) => !hasAccount)}
      error={send.error}
      onConfirm={() => send.mutate({ body }, { onSuccess })}
      onClose={() => close(false)}
    >
      <Stack gap="sm">
        <Recipients units={units} />
        <KeptTextarea
          kept={kept}
          label={words.reminderText}
          minRows={4}
          maxLength={1000}
          data-autofocus
          error={short ? words.reminderShort : undefined}
        />
        <Effects>
          <p>{words.reminderEffect(units.filter(({ hasAccount }) => hasAccount).length)}</p>
          <p>{words.reminderStays}</p>
        </Effects>
      </Stack>
    </ConfirmDialog>
  );
};

/** Who gets it, and whom it cannot reach: known before it goes. */
const Recipients = ({ units }: Pick<ReminderDialogProps, 'units'>) => {
  const reached = units.filter(({ hasAccount }) => hasAccount).map(({ path }) => path);
  const unreached = units.filter(({ hasAccount }) => !hasAccount).map(({ path }) => path);
  return (
    <>
      {reached.length > 0 ? (
        <p>
          {words.reminderWho(reached.length)} <strong>{namesOf(reached)}</strong>
        </p>
      ) : (
        <p role="alert">{words.reminderNobody}</p>
      )}
      {unreached.length > 0 ? (
        <p>
          <Icon name="alert" /> {words.reminderUnreached(unreached.length)} <strong>{namesOf(unreached)}</strong>
        </p>
      ) : null}
    </>
  );
};
