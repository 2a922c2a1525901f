import { NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useGo } from '../../platform/ui/address.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { type KeptText, useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { listClassifications, type SchemeRow, saveClassification } from '../contract.ts';
import { type SchemeGroup, schemeLevels } from '../rules/scheme.ts';
import { words } from './messages.ts';

/** `III; Khu vực III`, one a line; undefined where a line is no group. */
export const readGroups = (text: string): SchemeGroup[] | undefined => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const groups = lines.map((line) => {
    const [code = '', ...label] = line.split(';');
    return { code: code.trim(), label: label.join(';').trim() };
  });
  const isRight = groups.every(({ code, label }) => /^[A-Za-z0-9][A-Za-z0-9_-]{0,15}$/.test(code) && label !== '');
  return isRight && groups.length > 0 ? groups : undefined;
};

type Fields = { readonly code: string; readonly title: string; readonly level: string; readonly note: string };

const fieldsOf = (scheme: SchemeRow | undefined): Fields => ({
  code: scheme?.code ?? '',
  title: scheme?.title ?? '',
  level: scheme?.level ?? 'commune',
  note: scheme?.note ?? '',
});

const bodyOf = (scheme: SchemeRow | undefined, { title, level, note }: Fields, groups: readonly SchemeGroup[]) => ({
  version: scheme?.version ?? 0,
  title: title.trim(),
  level: schemeLevels.find((one) => one === level) ?? 'commune',
  groups: [...groups],
  note: note.trim(),
});

type SchemeDialogProps = { readonly scheme?: SchemeRow; readonly onClose: () => void };

/** Makes a classification, or changes its title and groups. */
export const SchemeDialog = ({ scheme, onClose }: SchemeDialogProps) => {
  const go = useGo();
  const send = useSend(saveClassification, [listClassifications]);
  const [fields, setFields] = useState(() => fieldsOf(scheme));
  const kept = useKeptText(
    ['classification', scheme?.code ?? ''],
    (scheme?.groups ?? []).map((group) => `${group.code}; ${group.label}`).join('\n'),
  );
  const groups = readGroups(kept.value);
  const code = fields.code.trim();
  const save = (): void =>
    send.mutate(
      {
        params: { code },
        body: bodyOf(scheme, fields, groups ?? []),
      },
      {
        onSuccess: () => {
          kept.sent();
          say(words.saved);
          onClose();
          if (!scheme) go(`/quan-tri/phan-loai/${code}`);
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      title={scheme ? words.edit : words.make}
      confirm={words.save}
      busy={send.isPending}
      error={send.error}
      missing={lacking(
        [!/^[A-Z][A-Z0-9_]{1,15}$/.test(code), words.code],
        [fields.title.trim().length < 2, words.name],
        [groups === undefined, words.groups],
      )}
      onConfirm={save}
      onClose={onClose}
    >
      <SchemeFields
        fields={fields}
        isNew={!scheme}
        groups={kept}
        wrong={kept.value.trim() !== '' && groups === undefined}
        change={(part) => setFields({ ...fields, ...part })}
      />
    </ConfirmDialog>
  );
};

type SchemeFieldsProps = {
  readonly fields: Fields;
  readonly isNew: boolean;
  readonly groups: KeptText;
  readonly wrong: boolean;
  readonly change: (part: Partial<Fields>) => void;
};

const SchemeFields = ({ fields, isNew, groups, wrong, change }: SchemeFieldsProps) => (
  <Stack gap="sm">
    <TextInput
      label={words.code}
      description={words.codeHint}
      withAsterisk
      disabled={!isNew}
      maxLength={16}
      value={fields.code}
      onChange={({ currentTarget }) => change({ code: currentTarget.value.toUpperCase() })}
    />
    <TextInput
      label={words.name}
      withAsterisk
      maxLength={200}
      value={fields.title}
      onChange={({ currentTarget }) => change({ title: currentTarget.value })}
    />
    <NativeSelect
      label={words.level}
      value={fields.level}
      data={schemeLevels.map((value) => ({ value, label: words.levels[value] }))}
      onChange={({ currentTarget }) => change({ level: currentTarget.value })}
    />
    <KeptTextarea
      kept={groups}
      label={words.groups}
      description={isNew ? words.groupsHint : `${words.groupsHint}. ${words.keepsGroups}`}
      withAsterisk
      minRows={3}
      error={wrong ? words.groupsWrong : undefined}
    />
    <TextInput
      label={words.note}
      maxLength={2000}
      value={fields.note}
      onChange={({ currentTarget }) => change({ note: currentTarget.value })}
    />
  </Stack>
);
