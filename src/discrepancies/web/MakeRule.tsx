import { Checkbox, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { listForms } from '../../forms/contract.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { SideBySide } from '../../platform/ui/SideBySide.tsx';
import { say } from '../../platform/ui/say.tsx';
import { levels, listRules, makeRule } from '../contract.ts';
import { words } from './messages.ts';

const CELL = /^[A-Z][A-Z0-9]*\.[A-Z][A-Z0-9_]*$/;
const fresh = { title: '', level: 'province', form1: '', cell1: '', form2: '', cell2: '', tolerance: '0', days: '14' };
type Fields = typeof fresh;

/** Which two figures, at which units, how far apart they may be. */
export const MakeRule = ({ onClose }: { readonly onClose: () => void }) => {
  const [fields, setFields] = useState(fresh);
  const [relative, setRelative] = useState(false);
  const making = useSend(makeRule, [listRules]);
  const change = (part: Partial<Fields>): void => setFields((now) => ({ ...now, ...part }));
  const tolerance = fields.tolerance.trim().replace(',', '.');
  const dueDays = Number(fields.days);
  const wrong = !/^\d{1,9}(\.\d{1,4})?$/.test(tolerance) || !Number.isInteger(dueDays) || dueDays < 1 || dueDays > 90;
  const confirm = (): void =>
    making.mutate(
      {
        body: {
          title: fields.title.trim(),
          level: levels.find((one) => one === fields.level) ?? 'province',
          first: { form: fields.form1, cell: fields.cell1.trim() },
          second: { form: fields.form2, cell: fields.cell2.trim() },
          tolerance,
          relative,
          dueDays,
        },
      },
      {
        onSuccess: () => {
          onClose();
          say(words.rule.made);
        },
      },
    );
  return (
    <ConfirmDialog
      opened
      size="xl"
      title={words.rule.title}
      confirm={words.rule.confirm}
      busy={making.isPending}
      error={making.error}
      missing={lacking(
        [fields.title.trim().length < 3, words.rule.name],
        [fields.form1 === '' || !CELL.test(fields.cell1.trim()), words.rule.first],
        [fields.form2 === '' || !CELL.test(fields.cell2.trim()), words.rule.second],
        [wrong, words.rule.numbers],
      )}
      onClose={onClose}
      onConfirm={confirm}
    >
      <RuleFields fields={fields} change={change} relative={relative} onRelative={setRelative} />
    </ConfirmDialog>
  );
};

type RuleFieldsProps = {
  readonly fields: Fields;
  readonly change: (part: Partial<Fields>) => void;
  readonly relative: boolean;
  readonly onRelative: (relative: boolean) => void;
};

const RuleFields = ({ fields, change, relative, onRelative }: RuleFieldsProps) => (
  <Stack gap="md">
    <TextInput
      label={words.rule.name}
      withAsterisk
      maxLength={200}
      value={fields.title}
      onChange={({ currentTarget }) => change({ title: currentTarget.value })}
    />
    <NativeSelect
      label={words.rule.level}
      value={fields.level}
      data={levels.map((one) => ({ value: one, label: words.rule.levels[one] }))}
      onChange={({ currentTarget }) => change({ level: currentTarget.value })}
    />
    <Side
      label={words.rule.first}
      form={fields.form1}
      cell={fields.cell1}
      onForm={(form1) => change({ form1 })}
      onCell={(cell1) => change({ cell1 })}
    />
    <Side
      label={words.rule.second}
      form={fields.form2}
      cell={fields.cell2}
      onForm={(form2) => change({ form2 })}
      onCell={(cell2) => change({ cell2 })}
    />
    <Numbers fields={fields} change={change} />
    <Checkbox
      label={words.rule.relative}
      checked={relative}
      onChange={({ currentTarget }) => onRelative(currentTarget.checked)}
    />
    <p className="soft small">{words.rule.effect}</p>
  </Stack>
);

const Numbers = ({ fields, change }: Pick<RuleFieldsProps, 'fields' | 'change'>) => (
  <SideBySide>
    <TextInput
      label={words.rule.tolerance}
      inputMode="decimal"
      value={fields.tolerance}
      onChange={({ currentTarget }) => change({ tolerance: currentTarget.value })}
    />
    <TextInput
      label={words.rule.days}
      inputMode="numeric"
      value={fields.days}
      onChange={({ currentTarget }) => change({ days: currentTarget.value })}
    />
  </SideBySide>
);

type SideProps = {
  readonly label: string;
  readonly form: string;
  readonly cell: string;
  readonly onForm: (form: string) => void;
  readonly onCell: (cell: string) => void;
};

const Side = ({ label, form, cell, onForm, onCell }: SideProps) => {
  const forms = useAsk(listForms, {}, { staleTime: 300_000 });
  const choices = forms.data?.forms.map(({ code, title }) => ({ value: code, label: `${code} · ${title}` })) ?? [];
  return (
    <SideBySide>
      <NativeSelect
        label={`${label}: ${words.rule.form}`}
        value={form}
        data={[{ value: '', label: '' }, ...choices]}
        onChange={({ currentTarget }) => onForm(currentTarget.value)}
      />
      <TextInput
        label={`${label}: ${words.rule.cell}`}
        description={words.rule.cellHint}
        maxLength={40}
        value={cell}
        onChange={({ currentTarget }) => onCell(currentTarget.value.toUpperCase())}
      />
    </SideBySide>
  );
};
