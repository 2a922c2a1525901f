import { NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useGo } from '../../platform/ui/address.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { placesOf } from '../../platform/ui/ErrorPanel.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { JsonFileField } from '../../platform/ui/JsonFileField.tsx';
import { readJson } from '../../platform/ui/json-words.ts';
import { type KeptText, useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { ProblemPlaces } from '../../platform/ui/ProblemPlaces.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { listDrafts, openDraft } from '../contract/drafts.ts';
import { words } from './messages.ts';

const starts = ['nothing', 'copy', 'file'] as const;
type Start = (typeof starts)[number];

/** What the text of a file says; an empty one is neither a definition nor wrong. */
const readFile = (text: string): { readonly definition?: unknown; readonly problem?: string } => {
  if (text.trim() === '') return {};
  const read = readJson(text);
  return 'value' in read ? { definition: read.value } : { problem: read.problem };
};

type Fields = { readonly start: Start; readonly code: string; readonly title: string; readonly of: string };

const bodyOf = ({ start, code, title, of }: Fields, definition: unknown) => {
  if (start === 'file') return { from: 'file' as const, definition };
  const named = { code: code.trim().toUpperCase(), title: title.trim() };
  return start === 'copy' ? { from: 'copy' as const, of, ...named } : { from: 'nothing' as const, ...named };
};

const missingOf = ({ start, code, title, of }: Fields, definition: unknown): string[] =>
  start === 'file'
    ? lacking([definition === undefined, words.json])
    : lacking(
        [start === 'copy' && of === '', words.copyOf],
        [code.trim() === '', words.formCode],
        [title.trim() === '', words.newFormTitle],
      );

type NewFormDialogProps = {
  readonly forms: readonly { readonly code: string; readonly title: string }[];
  readonly close: () => void;
};

/** Opens a draft: from nothing, from another form, from a file. */
export const NewFormDialog = ({ forms, close }: NewFormDialogProps) => {
  const go = useGo();
  const send = useSend(openDraft, [listDrafts]);
  const file = useKeptText(['new-form-file']);
  const [fields, setFields] = useState<Fields>({ start: 'nothing', code: '', title: '', of: '' });
  const { definition, problem } = readFile(file.value);
  const places = send.error ? placesOf(send.error) : [];
  const create = (): void =>
    send.mutate(
      { body: bodyOf(fields, definition) },
      {
        onSuccess: ({ id }) => {
          file.sent();
          close();
          go(`/quan-tri/phieu/ban-nhap/${id}`);
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      title={words.newTitle}
      confirm={words.open}
      busy={send.isPending}
      missing={missingOf(fields, definition)}
      error={places.length === 0 ? send.error : null}
      onConfirm={create}
      onClose={close}
    >
      <Stack gap="sm">
        <p className="soft">{words.newEffect}</p>
        <NewFormFields
          forms={forms}
          fields={fields}
          change={(part) => setFields({ ...fields, ...part })}
          file={file}
          problem={problem}
        />
        <ProblemPlaces title={words.places} places={places} />
      </Stack>
    </ConfirmDialog>
  );
};

type NewFormFieldsProps = {
  readonly forms: readonly { readonly code: string; readonly title: string }[];
  readonly fields: Fields;
  readonly change: (part: Partial<Fields>) => void;
  readonly file: KeptText;
  readonly problem: string | undefined;
};

const NewFormFields = ({ forms, fields, change, file, problem }: NewFormFieldsProps) => {
  const { start, of } = fields;
  return (
    <>
      <Radio.Group
        label={words.start}
        value={start}
        onChange={(value) => change({ start: starts.find((one) => one === value) ?? 'nothing' })}
      >
        <Stack gap={6} mt={4}>
          {starts.map((one) => (
            <Radio key={one} value={one} label={words.starts[one]} />
          ))}
        </Stack>
      </Radio.Group>
      {start === 'copy' ? (
        <NativeSelect
          label={words.copyOf}
          withAsterisk
          value={of}
          data={[
            { value: '', label: '–' },
            ...forms.map((form) => ({ value: form.code, label: `${form.code} · ${form.title}` })),
          ]}
          onChange={(event) => change({ of: event.currentTarget.value })}
        />
      ) : null}
      {start === 'file' ? (
        <JsonFileField label={words.json} description={words.jsonHint} kept={file} error={problem} />
      ) : (
        <NameFields fields={fields} change={change} />
      )}
    </>
  );
};

const NameFields = ({ fields: { code, title }, change }: Pick<NewFormFieldsProps, 'fields' | 'change'>) => (
  <>
    <TextInput
      label={words.formCode}
      description={words.formCodeHint}
      withAsterisk
      value={code}
      maxLength={16}
      autoComplete="off"
      onChange={(event) => change({ code: event.currentTarget.value })}
    />
    <TextInput
      label={words.newFormTitle}
      withAsterisk
      value={title}
      maxLength={300}
      autoComplete="off"
      onChange={(event) => change({ title: event.currentTarget.value })}
    />
  </>
);
