import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { changeList, getMembers, listClassifications, type SchemeList, type SchemeRow } from '../contract.ts';
import { words } from './messages.ts';

type Fields = { readonly basis: string; readonly to: string; readonly complete: boolean; readonly note: string };
type ListDialogProps = { readonly scheme: SchemeRow; readonly list: SchemeList; readonly onClose: () => void };

/** What a list says of itself: its document, its last day, whether it is complete. */
export const ListDialog = ({ scheme, list, onClose }: ListDialogProps) => {
  const send = useSend(changeList, [listClassifications, getMembers]);
  const [fields, setFields] = useState<Fields>({
    basis: list.legalBasis,
    to: list.validTo ?? '',
    complete: list.complete,
    note: list.note ?? '',
  });
  const { basis, to, complete, note } = fields;
  const confirm = (): void =>
    send.mutate(
      {
        params: { code: scheme.code, list: list.id },
        body: {
          version: scheme.version,
          legalBasis: basis.trim(),
          to: to === '' ? null : to,
          complete,
          note: note.trim(),
        },
      },
      {
        onSuccess: () => {
          say(words.saved);
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      title={list.legalBasis}
      confirm={words.save}
      busy={send.isPending}
      error={send.error}
      missing={lacking([basis.trim().length < 3, words.basis])}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ListFields fields={fields} change={(part) => setFields({ ...fields, ...part })} />
    </ConfirmDialog>
  );
};

type ListFieldsProps = { readonly fields: Fields; readonly change: (part: Partial<Fields>) => void };

const ListFields = ({ fields: { basis, to, complete, note }, change }: ListFieldsProps) => (
  <Stack gap="sm">
    <TextInput
      label={words.basis}
      withAsterisk
      maxLength={500}
      value={basis}
      onChange={({ currentTarget }) => change({ basis: currentTarget.value })}
    />
    <DayInput label={words.end} value={to} onChange={(day) => change({ to: day })} />
    <Checkbox
      label={words.complete}
      checked={complete}
      onChange={({ currentTarget }) => change({ complete: currentTarget.checked })}
    />
    <TextInput
      label={words.note}
      maxLength={2000}
      value={note}
      onChange={({ currentTarget }) => change({ note: currentTarget.value })}
    />
  </Stack>
);
