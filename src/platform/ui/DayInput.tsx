import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatDay } from '../text/vietnamese.ts';
import { words } from './panel-words.ts';
import { parseDay } from './parse-day.ts';

type DayInputProps = {
  readonly label: string;
  /** `2026-02-05`, or empty. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly error?: string | undefined;
  readonly description?: string;
  readonly required?: boolean;
  readonly id?: string;
};

/** A day typed the Vietnamese way whatever the browser's language. Empty and unfinished both hand out ''. */
export const DayInput = ({ label, value, onChange, error, description, required, id }: DayInputProps) => {
  const [typed, setTyped] = useState(value === '' ? '' : formatDay(value));
  const [left, setLeft] = useState(false);
  useEffect(() => {
    setTyped((now) => (value === '' || parseDay(now) === value ? now : formatDay(value)));
  }, [value]);
  const wrong = left && typed.trim() !== '' && parseDay(typed) === undefined;
  return (
    <TextInput
      label={label}
      value={typed}
      placeholder="ngày/tháng/năm"
      inputMode="numeric"
      autoComplete="off"
      withAsterisk={required ?? false}
      aria-required={required ?? false}
      description={description}
      error={error ?? (wrong ? words.dayWrong : undefined)}
      {...(id ? { id } : {})}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        onChange(parseDay(event.currentTarget.value) ?? '');
      }}
      onBlur={() => {
        setLeft(true);
        const day = parseDay(typed);
        if (day) setTyped(formatDay(day));
      }}
    />
  );
};
