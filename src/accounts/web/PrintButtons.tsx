import { Button } from '@mantine/core';
import { useState } from 'react';
import { downloadFrom } from '../../platform/ui/call.ts';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { PaperPreview } from '../../platform/ui/PaperPreview.tsx';
import { words } from './messages-life.ts';

type PrintButtonsProps = {
  /** The paper's name, above its picture. */
  readonly title: string;
  readonly address: string;
  readonly primary?: boolean;
};

/** A list as a workbook, and as a document for signature that is looked at before it is printed. */
export const PrintButtons = ({ title, address, primary = false }: PrintButtonsProps) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const [looking, setLooking] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await downloadFrom(`${address}${address.includes('?') ? '&' : '?'}format=xlsx`);
    } catch (failed) {
      setError(failed instanceof Error ? failed : new Error(String(failed)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button variant="default" loading={busy} onClick={() => void save()}>
        {words.printXlsx}
      </Button>
      <Button {...(primary ? {} : { variant: 'default' })} onClick={() => setLooking(true)}>
        {words.printPdf}
      </Button>
      <InlineError error={error} />
      {looking ? <PaperPreview title={title} address={address} onClose={() => setLooking(false)} /> : null}
    </>
  );
};
