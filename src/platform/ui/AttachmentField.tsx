import { Button } from '@mantine/core';
import { type DragEvent, useId, useRef, useState } from 'react';
import { fileSize, words } from './attachment-words.ts';
import { InlineError } from './ErrorPanel.tsx';
import { Icon } from './Icon.tsx';
import './AttachmentField.css';

/** A file that the server already keeps. */
export type KeptFile = { readonly id: string; readonly name: string; readonly size: number };

type AttachmentFieldProps = {
  readonly label: string;
  readonly description: string;
  /** Media types and endings, as the `accept` of a file input. */
  readonly accept: string;
  readonly value: readonly KeptFile[];
  readonly onChange: (files: readonly KeptFile[]) => void;
  /** Sends a file and says under which id it is kept. */
  readonly upload: (file: File) => Promise<KeptFile>;
};

/** Chooses or drops files; each is sent at once, and can be taken away again before the form is. */
export const AttachmentField = ({ label, description, accept, value, onChange, upload }: AttachmentFieldProps) => {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const { busy, error, add } = useUpload(upload, (sent) => onChange([...value, ...sent]));
  const choose = async (files: readonly File[]): Promise<void> => {
    await add(files);
    if (input.current) input.current.value = '';
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    void choose([...event.dataTransfer.files]);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot take drops evenly across browsers
    <div
      role="group"
      aria-labelledby={`${id}-label`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
      className="attachments"
    >
      <Caption id={id} label={label} description={description} />
      <input
        ref={input}
        id={id}
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        type="file"
        multiple
        accept={accept}
        onChange={(event) => void choose([...(event.currentTarget.files ?? [])])}
      />
      <Kept files={value} onRemove={(gone) => onChange(value.filter(({ id: kept }) => kept !== gone))} />
      <Button
        variant="default"
        size="compact-md"
        loading={busy}
        aria-describedby={`${id}-why`}
        onClick={() => input.current?.click()}
      >
        {words.choose}
      </Button>
      <InlineError error={error} />
    </div>
  );
};

/** Sends files one after the other, and says after each which are kept by now; whether it is under way, and what went wrong the last time. */
const useUpload = (upload: AttachmentFieldProps['upload'], onSent: (files: readonly KeptFile[]) => void) => {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const add = async (files: readonly File[]): Promise<void> => {
    if (files.length === 0) return;
    setBusy(true);
    setError(null);
    try {
      const sent: KeptFile[] = [];
      for (const file of files) {
        sent.push(await upload(file));
        onSent([...sent]);
      }
    } catch (failed) {
      setError(failed instanceof Error ? failed : new Error(String(failed)));
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, add };
};

type CaptionProps = { readonly id: string; readonly label: string; readonly description: string };

const Caption = ({ id, label, description }: CaptionProps) => (
  <>
    <p id={`${id}-label`} className="attachments-label">
      {label}
    </p>
    <p id={`${id}-why`} className="small soft">
      {description}
    </p>
  </>
);

type KeptProps = { readonly files: readonly KeptFile[]; readonly onRemove: (id: string) => void };

const Kept = ({ files, onRemove }: KeptProps) =>
  files.length === 0 ? null : (
    <ul>
      {files.map((file) => (
        <li key={file.id}>
          <span>{file.name}</span>
          <span className="small soft figures">{fileSize(file.size)}</span>
          <button type="button" aria-label={words.remove(file.name)} onClick={() => onRemove(file.id)}>
            <Icon name="cross" />
          </button>
        </li>
      ))}
    </ul>
  );
