import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { uploadAttachment } from '../../documents/contract.ts';
import { AttachmentField, type KeptFile } from '../../platform/ui/AttachmentField.tsx';
import { sendFile } from '../../platform/ui/call.ts';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { addNote, type CaseRow } from '../contract.ts';
import { AFTER, isShort } from './CaseWork.tsx';
import { words } from './messages.ts';

const ACCEPT = '.pdf,.doc,.docx,.xls,.xlsx,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg';

/** One more line in the thread, with the files that go with it. */
export const Writing = ({ discrepancy: { id } }: { readonly discrepancy: CaseRow }) => {
  const text = useKeptText(['case note', id]);
  const [files, setFiles] = useState<readonly KeptFile[]>([]);
  const [tried, setTried] = useState(false);
  const sending = useSend(addNote, AFTER);
  const submit = (): void => {
    setTried(true);
    if (isShort(text.value) || sending.isPending) return;
    const attachments = files.map((file) => file.id);
    sending.mutate(
      { params: { id }, body: { body: text.value.trim(), ...(attachments.length > 0 ? { attachments } : {}) } },
      {
        onSuccess: () => {
          text.forget();
          setFiles([]);
          setTried(false);
          say(words.sent);
        },
      },
    );
  };
  return (
    <Form submit={submit}>
      <Stack gap="xs">
        <KeptTextarea
          kept={text}
          label={words.writeLabel}
          maxLength={4000}
          error={tried && isShort(text.value) ? words.short : undefined}
        />
        <AttachmentField
          label={words.files}
          description={words.filesHint}
          accept={ACCEPT}
          value={files}
          onChange={setFiles}
          upload={(file) => sendFile(uploadAttachment, file)}
        />
        <InlineError error={sending.error} />
        <Button type="submit" variant="default" size="compact-md" loading={sending.isPending}>
          {words.write}
        </Button>
      </Stack>
    </Form>
  );
};
