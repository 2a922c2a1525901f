import { Checkbox, Stack } from '@mantine/core';
import { duties, dutyNames } from '../../sign-in/rules/permissions.ts';
import { words } from './messages.ts';

type DutiesFieldProps = {
  readonly value: string[];
  readonly onChange: (value: string[]) => void;
  readonly error: string | undefined;
};

/** The duties of an operator; what excludes what is the page's to say. */
export const DutiesField = ({ value, onChange, error }: DutiesFieldProps) => (
  <Checkbox.Group label={words.duties} withAsterisk value={value} onChange={onChange} error={error}>
    <Stack gap="xs" mt={6}>
      {duties.map((duty) => (
        <Checkbox key={duty} value={duty} label={dutyNames[duty]} />
      ))}
    </Stack>
  </Checkbox.Group>
);
