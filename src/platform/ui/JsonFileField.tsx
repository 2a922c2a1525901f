import { Button } from '@mantine/core';
import { useRef } from 'react';
import { words } from './json-words.ts';
import { KeptTextarea } from './kept/KeptTextarea.tsx';
import type { KeptText } from './kept/use-kept.ts';

type JsonFileFieldProps = {
  readonly label: string;
  readonly description: string;
  readonly kept: KeptText;
  readonly error?: string | undefined;
};

/** JSON from a file or pasted, as text; what it means is the caller's matter. */
export const JsonFileField = ({ label, description, kept, error }: JsonFileFieldProps) => {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const text = await file.text();
    kept.change(() => text);
    if (input.current) input.current.value = '';
  };
  return (
    <div style={{ display: 'flex', flexDirection: 'column', gap: 8, alignItems: 'stretch' }}>
      <KeptTextarea
        kept={kept}
        label={label}
        description={description}
        withAsterisk
        minRows={6}
        maxRows={16}
        spellCheck={false}
        error={error}
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
