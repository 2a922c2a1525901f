import { MultiSelect, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { changeMembers, getMembers, listClassifications, type SchemeRow } from '../contract.ts';
import { words } from './messages.ts';
import { type UnitChoice, useUnits } from './use-units.ts';

type ChangeMembersProps = { readonly scheme: SchemeRow; readonly onClose: () => void };
const NONE = '-';
type Fields = {
  readonly from: string;
  readonly basis: string;
  readonly chosen: readonly string[];
  readonly group: string;
};

/** Moves units to another group from a day on, by a document. */
export const ChangeMembers = ({ scheme, onClose }: ChangeMembersProps) => {
  const send = useSend(changeMembers, [listClassifications, getMembers]);
  const [fields, setFields] = useState<Fields>({ from: '', basis: '', chosen: [], group: '' });
  const { from, basis, chosen, group } = fields;
  const { choices, error } = useUnits(scheme.level, from);
  const confirm = (): void =>
    send.mutate(
      {
        params: { code: scheme.code },
        body: {
          version: scheme.version,
          legalBasis: basis.trim(),
          from,
          changes: chosen.map((unit) => ({ unit: Number(unit), group: group === NONE ? null : group })),
        },
      },
      {
        onSuccess: ({ changed }) => {
          say(words.changedSaid(changed));
          onClose();
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      size="xl"
      title={words.change}
      confirm={words.changeConfirm}
      busy={send.isPending}
      error={send.error ?? error}
      missing={lacking(
        [from === '', words.from],
        [basis.trim().length < 3, words.basis],
        [chosen.length === 0, words.units],
        [group === '', words.group],
      )}
      onConfirm={confirm}
      onClose={onClose}
    >
      <ChangeFields
        scheme={scheme}
        fields={fields}
        units={choices}
        change={(part) => setFields({ ...fields, ...part })}
      />
    </ConfirmDialog>
  );
};

type ChangeFieldsProps = {
  readonly scheme: SchemeRow;
  readonly fields: Fields;
  readonly units: readonly UnitChoice[];
  readonly change: (part: Partial<Fields>) => void;
};

const ChangeFields = ({ scheme, fields, units, change }: ChangeFieldsProps) => (
  <Stack gap="sm">
    <p className="soft">{words.changeEffect}</p>
    <DayInput label={words.from} required value={fields.from} onChange={(from) => change({ from })} />
    <TextInput
      label={words.basis}
      description={words.basisHint}
      withAsterisk
      maxLength={500}
      value={fields.basis}
      onChange={({ currentTarget }) => change({ basis: currentTarget.value })}
    />
    <MultiSelect
      label={words.units}
      withAsterisk
      searchable
      disabled={fields.from === ''}
      data={[...units]}
      value={[...fields.chosen]}
      limit={50}
      onChange={(chosen) => change({ chosen })}
    />
    <NativeSelect
      label={words.group}
      withAsterisk
      value={fields.group}
      data={[
        { value: '', label: '' },
        ...scheme.groups.map(({ code, label }) => ({ value: code, label })),
        { value: NONE, label: words.noGroup },
      ]}
      onChange={({ currentTarget }) => change({ group: currentTarget.value })}
    />
  </Stack>
);
