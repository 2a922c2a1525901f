import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useGo } from '../../platform/ui/address.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { say } from '../../platform/ui/say.tsx';
import { decimalOf } from '../rules/typed-decimal.ts';
import { words } from './messages.ts';

/** The other figure, whose it is, and what is wrong. */
export type OtherFigure = { readonly value: string; readonly source: string; readonly reason: string };
type Made = { readonly id: string; readonly number: string };

export type Sending = {
  readonly busy: boolean;
  readonly error: Error | null;
  readonly send: (other: OtherFigure, done: (made: Made) => void) => void;
};
type CaseFieldsProps = {
  /** Where what is typed is kept until it is sent. */
  readonly place: readonly string[];
  readonly name: string;
  /** What stands there, as a sentence. */
  readonly stands: string;
  readonly sending: Sending;
};

const useFields = ({ place, sending }: Pick<CaseFieldsProps, 'place' | 'sending'>) => {
  const go = useGo();
  const [value, setValue] = useState('');
  const [source, setSource] = useState('');
  const [tried, setTried] = useState(false);
  const reason = useKeptText(['case', ...place]);
  const decimal = decimalOf(value);
  const lacks = { source: source.trim().length < 3, reason: reason.value.trim().length < 3 };
  const submit = (): void => {
    setTried(true);
    if (decimal === undefined || lacks.source || lacks.reason || sending.busy) return;
    const other = { value: decimal, source: source.trim(), reason: reason.value.trim() };
    sending.send(other, ({ id, number }) => {
      reason.sent();
      say(words.open.opened(number));
      go(`/chenh-lech/${id}`, { replace: true });
    });
  };
  const errors = {
    value: tried && decimal === undefined ? words.open.valueWrong : undefined,
    source: tried && lacks.source ? words.short : undefined,
    reason: tried && lacks.reason ? words.short : undefined,
  };
  return { value, setValue, source, setSource, reason, submit, errors };
};

/** Another figure beside the one that stands: from a sheet or from a total. */
export const CaseFields = ({ place, name, stands, sending }: CaseFieldsProps) => {
  const { value, setValue, source, setSource, reason, submit, errors } = useFields({ place, sending });
  return (
    <Form className="sheet case-part case-form" submit={submit}>
      <p>
        <strong>{name}</strong> · {stands}
      </p>
      <TextInput
        label={words.open.value}
        description={words.open.valueHint}
        withAsterisk
        inputMode="decimal"
        maxLength={30}
        value={value}
        error={errors.value}
        onChange={({ currentTarget }) => setValue(currentTarget.value)}
      />
      <TextInput
        label={words.open.source}
        description={words.open.sourceHint}
        withAsterisk
        maxLength={300}
        value={source}
        error={errors.source}
        onChange={({ currentTarget }) => setSource(currentTarget.value)}
      />
      <KeptTextarea kept={reason} label={words.open.reason} withAsterisk maxLength={4000} error={errors.reason} />
      <InlineError error={sending.error} />
      <Button type="submit" loading={sending.busy}>
        {words.open.confirm}
      </Button>
    </Form>
  );
};
