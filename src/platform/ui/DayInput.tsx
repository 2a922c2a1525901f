import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { formatDay } from '../text/vietnamese.ts';
import { words } from './panel-words.ts';

/** `5/2/2026`, `05-02-2026`, `050226`… → `2026-02-05`; undefined when it is no day. */
export const parseDay = (typed: string): string | undefined => {
  const parts =
    /^\s*(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})\s*$/.exec(typed) ?? /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(typed);
  if (!parts) return undefined;
  const [, day = '', month = '', year = ''] = parts;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : undefined;
};

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
      placeholder="dd/mm/yyyy"
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
