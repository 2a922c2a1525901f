import { Stack, TextInput } from '@mantine/core';
import { uploadAttachment } from '../../documents/contract.ts';
import { AttachmentField } from '../../platform/ui/AttachmentField.tsx';
import { sendFile } from '../../platform/ui/call.ts';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { SideBySide } from '../../platform/ui/SideBySide.tsx';
import { words } from './messages-life.ts';
import type { Paper, PaperErrors } from './paper.ts';

const ACCEPT = '.pdf,.docx,.xlsx,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg';

/** Number, day, signer and file of the paper that a request or a handover rests on. */
export const PaperFields = ({
  value,
  onChange,
  errors,
}: {
  readonly value: Paper;
  readonly onChange: (paper: Paper) => void;
  readonly errors: PaperErrors;
}) => (
  <Stack gap="md">
    <SideBySide>
      <TextInput
        label={words.number}
        placeholder={words.numberHint}
        withAsterisk
        maxLength={200}
        value={value.number}
        error={errors.number}
        onChange={(event) => onChange({ ...value, number: event.currentTarget.value })}
      />
      <DayInput
        label={words.day}
        required
        value={value.day}
        error={errors.day}
        onChange={(day) => onChange({ ...value, day })}
      />
      <TextInput
        label={words.signer}
        maxLength={200}
        value={value.signer}
        onChange={(event) => onChange({ ...value, signer: event.currentTarget.value })}
      />
    </SideBySide>
    <AttachmentField
      label={words.files}
      description={words.filesHint}
      accept={ACCEPT}
      value={value.files}
      onChange={(files) => onChange({ ...value, files })}
      upload={(file) => sendFile(uploadAttachment, file)}
    />
    {errors.files ? (
      <p role="alert" className="small wrong">
        {errors.files}
      </p>
    ) : null}
  </Stack>
);
