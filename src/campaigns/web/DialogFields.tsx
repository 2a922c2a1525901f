import { Select } from '@mantine/core';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import type { KeptText } from '../../platform/ui/kept/use-kept.ts';
import { words } from './messages.ts';
import { findWithoutMarks } from './use-reporters.ts';

type Choice = { readonly value: string; readonly label: string };
type FormFieldProps = {
  readonly forms: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
};

/** Which of the campaign's forms is meant: one is always chosen. */
export const FormField = ({ forms, value, onChange }: FormFieldProps) => (
  <Select
    comboboxProps={{ withinPortal: false }}
    label={words.chooseForm}
    data={forms}
    value={value}
    onChange={onChange}
    allowDeselect={false}
  />
);

/** Why, as the units will read it. */
export const ReasonField = ({ kept }: { readonly kept: KeptText }) => (
  <KeptTextarea kept={kept} label={words.reason} withAsterisk maxLength={200} />
);

/** How units are chosen from a long list, one or several. */
export const unitChoice = {
  comboboxProps: { withinPortal: false },
  withAsterisk: true,
  description: words.chooseUnitsHint,
  searchable: true,
  limit: 50,
  filter: findWithoutMarks,
  nothingFoundMessage: words.noUnit,
} as const;
