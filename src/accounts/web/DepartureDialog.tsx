import { Stack } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useMe } from '../../platform/ui/me.ts';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { noteDeparture } from '../contract/custodians.ts';
import { listHandovers } from '../contract/handover.ts';
import { getAccount } from '../contract/life.ts';
import { listAccounts } from '../contract.ts';
import { ActEffects } from './ActEffects.tsx';
import { words } from './messages-life.ts';

/** Notes that a custodian is gone without a handover; from then the days to report it run. */
export const DepartureDialog = ({ accountId, close }: { readonly accountId: string; readonly close: () => void }) => {
  const { reportDays } = useMe().deadlines;
  const [leftOn, setLeftOn] = useState('');
  const reason = useKeptText(['departure', accountId]);
  const send = useSend(noteDeparture, [getAccount, listAccounts, listHandovers]);
  const confirm = (): void =>
    send.mutate(
      { params: { id: accountId }, body: { leftOn, reason: reason.value.trim() } },
      {
        onSuccess: () => {
          reason.sent();
          say(words.departureSaved);
          close();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      title={words.departure}
      confirm={words.departure}
      busy={send.isPending}
      missing={lacking([leftOn === '', words.departureDay], [reason.value.trim() === '', words.reason])}
      error={send.error}
      onConfirm={confirm}
      onClose={close}
    >
      <Stack gap="sm">
        <p>{words.departureEffect(reportDays)}</p>
        <ActEffects accountId={accountId} act={{ kind: 'departure' }} />
        <DayInput label={words.departureDay} required value={leftOn} onChange={setLeftOn} />
        <KeptTextarea kept={reason} label={words.reason} description={words.reasonHint} withAsterisk maxLength={200} />
      </Stack>
    </ConfirmDialog>
  );
};
