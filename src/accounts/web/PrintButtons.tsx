import { Button } from '@mantine/core';
import { useState } from 'react';
import { downloadFrom } from '../../platform/ui/call.ts';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { words } from './messages-life.ts';

const formats = ['xlsx', 'pdf'] as const;
const names = { pdf: words.printPdf, xlsx: words.printXlsx };

/** A list as a document for signature and as a workbook. */
export const PrintButtons = ({ address, primary }: { readonly address: string; readonly primary?: boolean }) => {
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<Error | null>(null);
  const save = async (format: string): Promise<void> => {
    setBusy(format);
    setError(null);
    try {
      await downloadFrom(`${address}${address.includes('?') ? '&' : '?'}format=${format}`);
    } catch (failed) {
      setError(failed instanceof Error ? failed : new Error(String(failed)));
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <>
      {formats.map((format) => (
        <Button
          key={format}
          {...(primary && format === 'pdf' ? {} : { variant: 'default' })}
          loading={busy === format}
          onClick={() => void save(format)}
        >
          {names[format]}
        </Button>
      ))}
      <InlineError error={error} />
    </>
  );
};
