import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { placesOf } from '../../platform/ui/ErrorPanel.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { JsonFileField } from '../../platform/ui/JsonFileField.tsx';
import { readJson } from '../../platform/ui/json-words.ts';
import { ProblemPlaces } from '../../platform/ui/ProblemPlaces.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { listForms, publishForm, tryForm } from '../contract.ts';
import { words } from './messages.ts';

/** Brings a form in from JSON: tried without a trace as often as one likes, then published for good. */
export const PublishDialog = ({ close }: { readonly close: () => void }) => {
  const [text, setText] = useState('');
  const [effectiveFrom, setEffectiveFrom] = useState('');
  const [note, setNote] = useState('');
  const trial = useSend(tryForm);
  const send = useSend(publishForm, [listForms]);
  const read = text.trim() === '' ? undefined : readJson(text);
  const definition = read && 'value' in read ? read.value : undefined;
  const error = send.error ?? trial.error;
  const places = error ? placesOf(error) : [];
  const change = (next: string): void => {
    setText(next);
    trial.reset();
    send.reset();
  };
  const publish = (): void =>
    send.mutate(
      { body: { definition, effectiveFrom, ...(note.trim() === '' ? {} : { note: note.trim() }) } },
      {
        onSuccess: ({ code, version }) => {
          say(words.published(code, version));
          close();
        },
      },
    );
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
        <JsonFileField
          label={words.json}
          description={words.jsonHint}
          value={text}
          onChange={change}
          error={read && 'problem' in read ? read.problem : undefined}
        />
        <div style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
          <Button
            variant="default"
            disabled={definition === undefined}
            loading={trial.isPending}
            onClick={() => trial.mutate({ body: { definition } })}
          >
            {words.try}
          </Button>
          <span role="status">
            {trial.isSuccess && !send.error ? (
              <Tag tone="done" icon="check">
                {words.tried}
              </Tag>
            ) : null}
          </span>
        </div>
        <ProblemPlaces title={words.places} places={places} />
        <DayInput label={words.effectiveFrom} required value={effectiveFrom} onChange={setEffectiveFrom} />
        <TextInput
          label={words.note}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
};
