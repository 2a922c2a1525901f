import { MultiSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { listGranted } from '../contract/taking-back.ts';
import { extendDueDates, getCampaign, listCampaigns } from '../contract.ts';
import { extensionWarnings } from '../rules/warnings.ts';
import type { Campaign } from './campaign.ts';
import { FormField, ReasonField, unitChoice } from './DialogFields.tsx';
import { words } from './messages.ts';
import { useReporters } from './use-reporters.ts';
import { Warnings } from './Warnings.tsx';

/** Each form once, whatever periods it is asked for. */
const formsOf = ({ forms }: Campaign) => [
  ...new Map(forms.map(({ form, title }) => [form, { value: form, label: `${form} · ${title}` }])).values(),
];

/** A later due date for some units, with the reason they will read. */
export const ExtendDialog = ({ campaign, close }: { readonly campaign: Campaign; readonly close: () => void }) => {
  const forms = formsOf(campaign);
  const [form, setForm] = useState<string | null>(forms[0]?.value ?? null);
  const [units, setUnits] = useState<string[]>([]);
  const [dueOn, setDueOn] = useState('');
  const reason = useKeptText(['extend', campaign.id]);
  const reporters = useReporters();
  const send = useSend(extendDueDates, [getCampaign, listCampaigns, listGranted]);
  const warnings = extensionWarnings({ ...campaign, dueNow: [campaign.dueCommune], dueOn }).map((one) => one.words);
  const confirm = (): void => {
    if (form === null) return;
    send.mutate(
      { params: { id: campaign.id }, body: { form, units: units.map(Number), dueOn, reason: reason.value.trim() } },
      {
        onSuccess: ({ extended }) => {
          say(words.extended(extended));
          reason.sent();
          close();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      opened
      title={words.extendTitle}
      confirm={words.extendConfirm(units.length)}
      busy={send.isPending}
      missing={lacking(
        [units.length === 0, words.chooseUnits],
        [dueOn === '', words.newDue],
        [reason.value.trim() === '', words.reason],
      )}
      error={send.error}
      onConfirm={confirm}
      onClose={close}
    >
      <Stack gap="sm">
        <p className="soft">{words.extendEffect}</p>
        <FormField forms={forms} value={form} onChange={setForm} />
        <MultiSelect {...unitChoice} label={words.chooseUnits} data={reporters} value={units} onChange={setUnits} />
        <DayInput label={words.newDue} required value={dueOn} onChange={setDueOn} />
        {dueOn === '' ? null : <Warnings warnings={warnings} title={words.extendWarnings} />}
        <ReasonField kept={reason} />
      </Stack>
    </ConfirmDialog>
  );
};
