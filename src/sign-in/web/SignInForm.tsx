import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { lazy, Suspense, useRef, useState } from 'react';
import { ProblemError } from '../../platform/ui/call.ts';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { type Me, signIn } from '../contract.ts';
import { words } from './messages.ts';

/** Fetched when somebody has a second factor: the first page stays light. */
const CodeForm = lazy(async () => ({ default: (await import('./CodeForm.tsx')).CodeForm }));

type SignInFormProps = { readonly username?: string; readonly done: (me: Me) => void };

type CodeStepProps = {
  readonly pending: string;
  readonly done: (me: Me) => void;
  readonly again: (error?: Error) => void;
};

const CodeStep = (props: CodeStepProps) => (
  <Suspense>
    <CodeForm {...props} />
  </Suspense>
);

/** Name and password, then the code where a second factor is on. With `username` given only the password is asked for. */
export const SignInForm = ({ username, done }: SignInFormProps) => {
  const [name, setName] = useState(username ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState<string>();
  const [runOut, setRunOut] = useState<Error>();
  const passwordBox = useRef<HTMLInputElement>(null);
  const send = useSend(signIn);
  const onError = (error: Error): void => {
    setPassword('');
    setTried(false);
    setRunOut(undefined);
    if (error instanceof ProblemError && error.code === 'code-wanted') setPending(String(error.facts.pending));
    else passwordBox.current?.focus();
  };
  const submit = (): void => {
    setTried(true);
    if (name.trim() === '' || password === '') return;
    send.mutate({ body: { username: name.trim().toLowerCase(), password } }, { onSuccess: done, onError });
  };
  const again = (error?: Error): void => {
    setPending(undefined);
    setRunOut(error);
    send.reset();
  };
  if (pending) return <CodeStep pending={pending} done={done} again={again} />;
  return (
    <Form submit={submit}>
      <Stack gap="md">
        <NameField fixed={username !== undefined} value={name} onChange={setName} tried={tried} />
        <PasswordInput
          ref={passwordBox}
          label={words.password}
          autoComplete="current-password"
          {...(username === undefined ? {} : { autoFocus: true, 'data-autofocus': true })}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={tried && password === '' ? words.missingPassword : undefined}
        />
        <InlineError error={send.error ?? runOut} />
        <Button type="submit" fullWidth loading={send.isPending}>
          {words.signIn}
        </Button>
      </Stack>
    </Form>
  );
};

type NameFieldProps = {
  readonly fixed: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly tried: boolean;
};

const NameField = ({ fixed, value, onChange, tried }: NameFieldProps) => (
  <TextInput
    label={words.username}
    autoComplete="username"
    autoCapitalize="none"
    spellCheck={false}
    autoFocus={!fixed}
    readOnly={fixed}
    value={value}
    onChange={(event) => onChange(event.currentTarget.value)}
    error={tried && value.trim() === '' ? words.missingName : undefined}
  />
);
