import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Setting } from '../../../rules/design/settings.ts';
import { words } from '../messages.ts';

type Choice = { readonly value: string; readonly label: string };

const described = (setting: Pick<Setting<unknown>, 'mixed' | 'from'>, on: 'rows' | 'columns' | 'cells'): ReactNode => {
  if (setting.mixed) return words.mixed;
  if (on === 'cells' && setting.from === 'rows') return words.fromRow;
  return on === 'cells' && setting.from === 'columns' ? words.fromColumn : undefined;
};

type FieldProps<V> = {
  readonly label: string;
  readonly setting: Setting<V | undefined>;
  readonly on: 'rows' | 'columns' | 'cells';
  readonly disabled?: boolean;
};

/** A choice; the empty one stands for several values, or for what follows from elsewhere. */
export const SettingSelect = ({
  label,
  setting,
  on,
  disabled = false,
  choices,
  value,
  onChange,
}: FieldProps<unknown> & {
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}) => (
  <NativeSelect
    size="xs"
    label={label}
    description={described(setting, on)}
    disabled={disabled}
    value={value}
    data={[{ value: '', label: setting.mixed ? words.severalValues : words.notSaid }, ...choices]}
    onChange={(event) => onChange(event.currentTarget.value)}
  />
);

export const SettingText = ({
  label,
  setting,
  on,
  disabled = false,
  value,
  placeholder,
  maxLength,
  error,
  list,
  onChange,
}: FieldProps<unknown> & {
  readonly value: string;
  readonly placeholder?: string;
  readonly maxLength: number;
  readonly error?: string | undefined;
  /** Values used elsewhere in the form, to choose from. */
  readonly list?: readonly string[];
  readonly onChange: (value: string) => void;
}) => {
  const id = list ? `list-${label.replace(/\W+/gu, '-')}` : undefined;
  return (
    <>
      <TextInput
        size="xs"
        label={label}
        description={described(setting, on)}
        disabled={disabled}
        value={value}
        maxLength={maxLength}
        autoComplete="off"
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(error === undefined ? {} : { error })}
        {...(id === undefined ? {} : { list: id })}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {list ? (
        <datalist id={id}>
          {list.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      ) : null}
    </>
  );
};

export const SettingCheck = ({
  label,
  setting,
  disabled = false,
  onChange,
}: FieldProps<boolean> & { readonly onChange: (on: boolean) => void }) => (
  <Checkbox
    size="xs"
    label={label}
    disabled={disabled}
    checked={setting.value === true}
    indeterminate={setting.mixed}
    onChange={(event) => onChange(event.currentTarget.checked)}
  />
);
