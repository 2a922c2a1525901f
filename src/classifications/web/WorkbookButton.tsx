import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { sendFile } from '../../platform/ui/call.ts';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { readMembersFile } from '../contract.ts';
import type { ReadMembers } from '../rules/read-members.ts';
import { words } from './messages.ts';

type WorkbookButtonProps = {
  readonly scheme: string;
  readonly from: string;
  readonly onRead: (read: ReadMembers) => void;
};

/** Sends a workbook to be read; nothing of it is kept. */
export const WorkbookButton = ({ scheme, from, onRead }: WorkbookButtonProps) => {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setBusy(true);
    setError(null);
    try {
      onRead(await sendFile(readMembersFile, file, { params: { code: scheme }, query: { from } }));
    } catch (refusal) {
      setError(refusal instanceof Error ? refusal : new Error(String(refusal)));
    } finally {
      setBusy(false);
      if (input.current) input.current.value = '';
    }
  };
  return (
    <div>
      <input
        ref={input}
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        type="file"
        accept=".xlsx"
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      <Button variant="default" size="compact-md" loading={busy} onClick={() => input.current?.click()}>
        {words.orFile}
      </Button>
      <InlineError error={error} />
    </div>
  );
};
