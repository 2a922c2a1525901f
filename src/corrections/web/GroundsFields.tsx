import { Stack, TextInput } from '@mantine/core';
import { downloadAttachment, uploadAttachment } from '../../documents/contract.ts';
import { AttachmentField } from '../../platform/ui/AttachmentField.tsx';
import { download, sendFile } from '../../platform/ui/call.ts';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { FoundAgain } from '../../platform/ui/kept/FoundAgain.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { type Kept, keptPart } from '../../platform/ui/kept/use-kept.ts';
import { SideBySide } from '../../platform/ui/SideBySide.tsx';
import type { Grounds, GroundsErrors, LetterShown } from './letter.ts';
import { words } from './messages.ts';

const ACCEPT = '.pdf,.doc,.docx,.xls,.xlsx,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg';

type GroundsFieldsProps = {
  readonly kept: Kept<Grounds>;
  readonly errors: GroundsErrors;
  readonly reasonLabel: string;
  readonly reasonHint?: string;
};

/** Why, and the document that says so; what is typed stays on this machine until it is sent. */
export const GroundsFields = ({ kept, errors, reasonLabel, reasonHint }: GroundsFieldsProps) => {
  const { value } = kept;
  const change = (part: Partial<Grounds>): void => kept.change((now) => ({ ...now, ...part }));
  return (
    <Stack gap="md">
      <FoundAgain kept={kept} />
      <KeptTextarea
        kept={keptPart(kept, 'reason')}
        label={reasonLabel}
        description={reasonHint}
        withAsterisk
        maxLength={2000}
        error={errors.reason}
      />
      <h3>{words.letter.title}</h3>
      <Numbered value={value} errors={errors} change={change} />
      <KeptTextarea
        kept={keptPart(kept, 'subject')}
        label={words.letter.subject}
        withAsterisk
        maxLength={1000}
        error={errors.subject}
      />
      <AttachmentField
        label={words.letter.files}
        description={words.letter.filesHint}
        accept={ACCEPT}
        value={value.files}
        onChange={(files) => change({ files })}
        upload={(file) => sendFile(uploadAttachment, file)}
      />
    </Stack>
  );
};

type NumberedProps = {
  readonly value: Grounds;
  readonly errors: GroundsErrors;
  readonly change: (part: Partial<Grounds>) => void;
};

/** Number, day and signer of the document. */
const Numbered = ({ value, errors, change }: NumberedProps) => (
  <SideBySide>
    <TextInput
      label={words.letter.number}
      placeholder={words.letter.numberHint}
      withAsterisk
      maxLength={200}
      value={value.number}
      error={errors.number}
      onChange={(event) => change({ number: event.currentTarget.value })}
    />
    <DayInput
      label={words.letter.day}
      required
      value={value.day}
      error={errors.day}
      onChange={(day) => change({ day })}
    />
    <TextInput
      label={words.letter.signer}
      maxLength={200}
      value={value.signer}
      onChange={(event) => change({ signer: event.currentTarget.value })}
    />
  </SideBySide>
);

/** The document by its number and day, each of its files to be saved. */
export const LetterLines = ({ letter }: { readonly letter: LetterShown }) => (
  <>
    <p>
      {words.letter.line(letter.number, letter.day)}: {letter.subject}
    </p>
    {letter.signer ? <p className="soft small">{words.letter.signedBy(letter.signer)}</p> : null}
    {letter.attachments.map(({ id, name }) => (
      <p key={id}>
        <button
          type="button"
          className="request-link"
          onClick={() => void download(downloadAttachment, { params: { id } })}
        >
          {name}
        </button>
      </p>
    ))}
  </>
);
