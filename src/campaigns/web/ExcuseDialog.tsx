import { Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { listGranted } from '../contract/taking-back.ts';
import { excuseUnit, getCampaign, listCampaigns } from '../contract.ts';
import type { Campaign } from './campaign.ts';
import { FormField, ReasonField, unitChoice } from './DialogFields.tsx';
import { words } from './messages.ts';
import { useReporters } from './use-reporters.ts';

const formsOf = ({ forms }: Campaign) =>
  forms.map(({ form, period, periodName }) => ({ value: `${form}|${period}`, label: `${form} · ${periodName}` }));

/** Takes one unit out of what is expected, with the reason that stands beside the coverage ever after. */
export const ExcuseDialog = ({ campaign, close }: { readonly campaign: Campaign; readonly close: () => void }) => {
  const forms = formsOf(campaign);
  const [chosen, setChosen] = useState<string | null>(forms[0]?.value ?? null);
  const [unit, setUnit] = useState<string | null>(null);
  const reason = useKeptText(['excuse', campaign.id]);
  const reporters = useReporters();
  const send = useSend(excuseUnit, [getCampaign, listCampaigns, listGranted]);
  const confirm = (): void => {
    const [form = '', period = ''] = (chosen ?? '').split('|');
    send.mutate(
      { params: { id: campaign.id }, body: { form, period, unit: Number(unit), reason: reason.value.trim() } },
      {
        onSuccess: () => {
          say(words.excused(reporters.find((reporter) => reporter.value === unit)?.label ?? ''));
          reason.sent();
          close();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      title={words.excuseTitle}
      confirm={words.excuseConfirm}
      busy={send.isPending}
      missing={lacking([unit === null, words.chooseUnit], [reason.value.trim() === '', words.reason])}
      error={send.error}
      onConfirm={confirm}
      onClose={close}
    >
      <Stack gap="sm">
        <p className="soft">{words.excuseEffect}</p>
        <FormField forms={forms} value={chosen} onChange={setChosen} />
        <Select {...unitChoice} label={words.chooseUnit} data={reporters} value={unit} onChange={setUnit} />
        <ReasonField kept={reason} />
      </Stack>
    </ConfirmDialog>
  );
};
