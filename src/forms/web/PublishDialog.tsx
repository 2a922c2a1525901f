import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Reply } from '../../platform/contract/route.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { placesOf } from '../../platform/ui/ErrorPanel.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { JsonFileField } from '../../platform/ui/JsonFileField.tsx';
import { readJson } from '../../platform/ui/json-words.ts';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { ProblemPlaces } from '../../platform/ui/ProblemPlaces.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { listForms, publishForm, tryForm } from '../contract.ts';
import { words } from './messages.ts';

/** What the text says, or why it says nothing; an empty one is neither. */
const readDefinition = (text: string): { readonly definition?: unknown; readonly problem?: string } => {
  if (text.trim() === '') return {};
  const read = readJson(text);
  return 'value' in read ? { definition: read.value } : { problem: read.problem };
};

/** Trying and publishing; a new text forgets what was said of the one before. */
const usePublishing = () => {
  const trial = useSend(tryForm);
  const send = useSend(publishForm, [listForms]);
  const error = send.error ?? trial.error;
  const forget = (): void => {
    trial.reset();
    send.reset();
  };
  return { trial, send, error, places: error ? placesOf(error) : [], forget };
};

/** Brings a form in from JSON: tried without a trace as often as one likes, then published for good. */
export const PublishDialog = ({ close }: { readonly close: () => void }) => {
  const typed = useKeptText(['publish-form']);
  const text = typed.value;
  const [effectiveFrom, setEffectiveFrom] = useState('');
  const [note, setNote] = useState('');
  const { trial, send, error, places, forget } = usePublishing();
  const { definition, problem } = readDefinition(text);
  const json = {
    ...typed,
    change: (next: (now: string) => string): void => {
      typed.change(next);
      forget();
    },
  };
  const told = ({ code, version }: Reply<typeof publishForm>): void => {
    say(words.published(code, version));
    typed.sent();
    close();
  };
  const kept = note.trim();
  const publish = (): void =>
    send.mutate({ body: { definition, effectiveFrom, ...(kept === '' ? {} : { note: kept }) } }, { onSuccess: told });
  return (
    <ConfirmDialog
      opened
      size="xl"
      title={words.publishTitle}
      confirm={words.publishConfirm}
      busy={send.isPending}
      missing={lacking([definition === undefined, words.json], [effectiveFrom === '', words.effectiveFrom])}
      error={places.length === 0 ? error : null}
      onConfirm={publish}
      onClose={close}
    >
      <Stack gap="sm">
        <p className="soft">{words.publishEffect}</p>
        <JsonFileField label={words.json} description={words.jsonHint} kept={json} error={problem} />
        <Trial
          ready={definition !== undefined}
          busy={trial.isPending}
          held={trial.isSuccess && !send.error}
          onTry={() => trial.mutate({ body: { definition } })}
        />
        <ProblemPlaces title={words.places} places={places} />
        <DayInput label={words.effectiveFrom} required value={effectiveFrom} onChange={setEffectiveFrom} />
        <NoteField value={note} onChange={setNote} />
      </Stack>
    </ConfirmDialog>
  );
};

type TrialProps = {
  readonly ready: boolean;
  readonly busy: boolean;
  readonly held: boolean;
  readonly onTry: () => void;
};

const Trial = ({ ready, busy, held, onTry }: TrialProps) => (
  <div style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
    <Button variant="default" disabled={!ready} loading={busy} onClick={onTry}>
      {words.try}
    </Button>
    <span role="status">
      {held ? (
        <Tag tone="done" icon="check">
          {words.tried}
        </Tag>
      ) : null}
    </span>
  </div>
);

type NoteFieldProps = { readonly value: string; readonly onChange: (value: string) => void };

const NoteField = ({ value, onChange }: NoteFieldProps) => (
  <TextInput
    label={words.note}
    maxLength={1000}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);
