import { TextInput } from '@mantine/core';
import { SideBySide } from '../../platform/ui/SideBySide.tsx';
import type { Custodian, CustodianErrors } from './custodian.ts';
import { words } from './messages.ts';

type CustodianFieldsProps = {
  readonly value: Custodian;
  readonly onChange: (value: Custodian) => void;
  readonly errors: CustodianErrors;
};

const fields = [
  ['fullName', words.fullName, 'text'],
  ['position', words.position, 'text'],
  ['section', words.section, 'text'],
  ['phone', words.phone, 'tel'],
  ['email', words.email, 'email'],
] as const;

/** The five fields of regulation Đ7.4. */
export const CustodianFields = ({ value, onChange, errors }: CustodianFieldsProps) => (
  <SideBySide>
    {fields.map(([field, label, type]) => (
      <TextInput
        key={field}
        label={label}
        type={type}
        withAsterisk
        value={value[field]}
        error={errors[field]}
        onChange={(event) => onChange({ ...value, [field]: event.currentTarget.value })}
      />
    ))}
  </SideBySide>
);
