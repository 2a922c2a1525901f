import { Stack, TextInput } from '@mantine/core';
import { uploadAttachment } from '../../../documents/contract.ts';
import { AttachmentField } from '../../../platform/ui/AttachmentField.tsx';
import { sendFile } from '../../../platform/ui/call.ts';
import { DayInput } from '../../../platform/ui/DayInput.tsx';
import { KeptTextarea } from '../../../platform/ui/kept/KeptTextarea.tsx';
import { keptPart } from '../../../platform/ui/kept/use-kept.ts';
import { SideBySide } from '../../../platform/ui/SideBySide.tsx';
import { words } from '../messages.ts';
import { ReuseField } from '../ReuseField.tsx';
import type { StepProps } from './step-props.ts';

const ACCEPT = '.pdf,.doc,.docx,.xls,.xlsx,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg';

/** The letter that asks for the figures: number, day, signer, subject, file. */
export const LetterStep = ({ draft, kept, change, errors }: StepProps) => (
  <Stack gap="md">
    <ReuseField draft={draft} change={change} />
    <SideBySide>
      <TextInput
        label={words.number}
        placeholder={words.numberHint}
        withAsterisk
        maxLength={200}
        value={draft.number}
        error={errors.number}
        onChange={(event) => change({ number: event.currentTarget.value })}
      />
      <DayInput label={words.day} required value={draft.day} error={errors.day} onChange={(day) => change({ day })} />
      <TextInput
        label={words.signer}
        maxLength={200}
        value={draft.signer}
        onChange={(event) => change({ signer: event.currentTarget.value })}
      />
    </SideBySide>
    <KeptTextarea
      kept={keptPart(kept, 'subject')}
      label={words.subject}
      withAsterisk
      maxLength={1000}
      error={errors.subject}
    />
    <AttachmentField
      label={words.files}
      description={words.filesHint}
      accept={ACCEPT}
      value={draft.files}
      onChange={(files) => change({ files })}
      upload={(file) => sendFile(uploadAttachment, file)}
    />
  </Stack>
);
