import { FileInput, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGo } from '../../platform/ui/address.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { sendFile } from '../../platform/ui/call.ts';
import { placesOf } from '../../platform/ui/ErrorPanel.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { JsonFileField } from '../../platform/ui/JsonFileField.tsx';
import { readJson } from '../../platform/ui/json-words.ts';
import { type KeptText, useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { ProblemPlaces } from '../../platform/ui/ProblemPlaces.tsx';
import { keyOf, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { listDrafts, openDraft, openDraftFromWorkbook } from '../contract/drafts.ts';
import { words } from './messages.ts';

const starts = ['nothing', 'copy', 'workbook', 'file'] as const;
type Start = (typeof starts)[number];

/** What the text of a file says; an empty one is neither a definition nor wrong. */
const readFile = (text: string): { readonly definition?: unknown; readonly problem?: string } => {
  if (text.trim() === '') return {};
  const read = readJson(text);
  return 'value' in read ? { definition: read.value } : { problem: read.problem };
};

type Fields = {
  readonly start: Start;
  readonly code: string;
  readonly title: string;
  readonly of: string;
  /** An Excel file. */
  readonly sheet: File | null;
};

const bodyOf = ({ start, code, title, of }: Fields, definition: unknown) => {
  if (start === 'file') return { from: 'file' as const, definition };
  const named = { code: code.trim().toUpperCase(), title: title.trim() };
  return start === 'copy' ? { from: 'copy' as const, of, ...named } : { from: 'nothing' as const, ...named };
};

const missingOf = ({ start, code, title, of, sheet }: Fields, definition: unknown): string[] => {
  if (start === 'workbook') return lacking([sheet === null, words.workbook]);
  return start === 'file'
    ? lacking([definition === undefined, words.json])
    : lacking(
        [start === 'copy' && of === '', words.copyOf],
        [code.trim() === '', words.formCode],
        [title.trim() === '', words.newFormTitle],
      );
};

/** Sends the Excel file; a form that the product wrote says its code and title itself. */
const useWorkbook = ({ sheet, code, title }: Fields, opened: (id: string) => void) => {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const send = async (): Promise<void> => {
    if (!sheet) return;
    setBusy(true);
    setError(null);
    try {
      const query = { code: code.trim().toUpperCase(), title: title.trim() };
      const { id, read } = await sendFile(openDraftFromWorkbook, sheet, { query });
      await client.invalidateQueries({ queryKey: keyOf(listDrafts) });
      say(words.readAs[read]);
      opened(id);
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)));
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, send };
};

type NewFormDialogProps = {
  readonly forms: readonly { readonly code: string; readonly title: string }[];
  readonly close: () => void;
};

/** Opens a draft: from nothing, from another form, from a file. */
export const NewFormDialog = ({ forms, close }: NewFormDialogProps) => {
  const go = useGo();
  const send = useSend(openDraft, [listDrafts]);
  const file = useKeptText(['new-form-file']);
  const [fields, setFields] = useState<Fields>({ start: 'nothing', code: '', title: '', of: '', sheet: null });
  const { definition, problem } = readFile(file.value);
  const opened = (id: string): void => {
    file.sent();
    close();
    go(`/quan-tri/phieu/ban-nhap/${id}`);
  };
  const workbook = useWorkbook(fields, opened);
  const error = fields.start === 'workbook' ? workbook.error : send.error;
  const places = error ? placesOf(error) : [];
  const create = (): void => {
    if (fields.start === 'workbook') void workbook.send();
    else send.mutate({ body: bodyOf(fields, definition) }, { onSuccess: ({ id }) => opened(id) });
  };
  return (
    <ConfirmDialog
      opened
      title={words.newTitle}
      confirm={words.open}
      busy={send.isPending || workbook.busy}
      missing={missingOf(fields, definition)}
      error={places.length === 0 ? error : null}
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
        <>
          {start === 'workbook' ? (
            <FileInput
              label={words.workbook}
              description={words.workbookHint}
              withAsterisk
              clearable
              accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              placeholder={words.chooseFile}
              value={fields.sheet}
              onChange={(sheet) => change({ sheet })}
            />
          ) : null}
          <NameFields fields={fields} change={change} demanded={start !== 'workbook'} />
        </>
      )}
    </>
  );
};

type NameFieldsProps = Pick<NewFormFieldsProps, 'fields' | 'change'> & { readonly demanded: boolean };

const NameFields = ({ fields: { code, title }, change, demanded }: NameFieldsProps) => (
  <>
    <TextInput
      label={words.formCode}
      description={words.formCodeHint}
      withAsterisk={demanded}
      value={code}
      maxLength={16}
      autoComplete="off"
      onChange={(event) => change({ code: event.currentTarget.value })}
    />
    <TextInput
      label={words.newFormTitle}
      withAsterisk={demanded}
      value={title}
      maxLength={300}
      autoComplete="off"
      onChange={(event) => change({ title: event.currentTarget.value })}
    />
  </>
);
