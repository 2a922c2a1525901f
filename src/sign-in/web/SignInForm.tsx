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

/** Name and password, then the code where a second factor is on. With `username` given only the password is asked for. */
export const SignInForm = ({ username, done }: { readonly username?: string; readonly done: (me: Me) => void }) => {
  const [name, setName] = useState(username ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState<string>();
  const [runOut, setRunOut] = useState<Error>();
  const passwordBox = useRef<HTMLInputElement>(null);
  const send = useSend(signIn);
  const submit = (): void => {
    setTried(true);
    if (name.trim() === '' || password === '') return;
    send.mutate(
      { body: { username: name.trim().toLowerCase(), password } },
      {
        onSuccess: done,
        onError: (error) => {
          setPassword('');
          setTried(false);
          setRunOut(undefined);
          if (error instanceof ProblemError && error.code === 'code-wanted')
            return setPending(String(error.facts.pending));
          passwordBox.current?.focus();
        },
      },
    );
  };
  const again = (error?: Error): void => {
    setPending(undefined);
    setRunOut(error);
    send.reset();
  };
  if (pending)
    return (
      <Suspense>
        <CodeForm pending={pending} done={done} again={again} />
      </Suspense>
    );
  return (
    <Form submit={submit}>
      <Stack gap="md">
        <TextInput
          label={words.username}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={username === undefined}
          readOnly={username !== undefined}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={tried && name.trim() === '' ? words.missingName : undefined}
        />
        <PasswordInput
          ref={passwordBox}
          label={words.password}
          autoComplete="current-password"
          autoFocus={username !== undefined}
          data-autofocus={username !== undefined || undefined}
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
