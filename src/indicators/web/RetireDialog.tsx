import { Stack } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { type IndicatorRow, listIndicators, retireIndicator } from '../contract.ts';
import { words } from './messages.ts';

type RetireDialogProps = { readonly indicator: IndicatorRow; readonly onClose: () => void };

/** From which day on it is reckoned no more; or that it is reckoned again. */
export const RetireDialog = ({ indicator, onClose }: RetireDialogProps) => {
  const send = useSend(retireIndicator, [listIndicators]);
  const [day, setDay] = useState('');
  const again = indicator.retiredFrom !== null;
  const confirm = (): void =>
    send.mutate(
      { params: { code: indicator.code }, body: { version: indicator.version, from: again ? null : day } },
      {
        onSuccess: () => {
          say(words.retiredSaid);
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      title={again ? words.again : words.retire}
      confirm={again ? words.again : words.retire}
      busy={send.isPending}
      error={send.error}
      missing={lacking([!again && day === '', words.retireDay])}
      onConfirm={confirm}
      onClose={onClose}
    >
      <Stack gap="sm">
        <p>{again ? words.againEffect : words.retireEffect}</p>
        {again ? null : <DayInput label={words.retireDay} required value={day} onChange={setDay} />}
      </Stack>
    </ConfirmDialog>
  );
};
