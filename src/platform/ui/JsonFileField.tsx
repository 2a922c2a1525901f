import { Button, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { words } from './json-words.ts';

type JsonFileFieldProps = {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error?: string | undefined;
};

/** JSON from a file or pasted, as text; what it means is the caller's matter. */
export const JsonFileField = ({ label, description, value, onChange, error }: JsonFileFieldProps) => {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (file) onChange(await file.text());
    if (input.current) input.current.value = '';
  };
  return (
    <div style={{ display: 'flex', flexDirection: 'column', gap: 8, alignItems: 'stretch' }}>
      <Textarea
        label={label}
        description={description}
        withAsterisk
        autosize
        minRows={6}
        maxRows={16}
        spellCheck={false}
        value={value}
        error={error}
        onChange={(event) => onChange(event.currentTarget.value)}
        styles={{ input: { fontFamily: 'ui-monospace, monospace', fontSize: '0.8125rem' } }}
      />
      <input
        ref={input}
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        type="file"
        accept=".json,application/json"
        onChange={(event) => void read(event.currentTarget.files?.[0])}
      />
      <div>
        <Button variant="default" size="compact-md" onClick={() => input.current?.click()}>
          {words.choose}
        </Button>
      </div>
    </div>
  );
};
