import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { type Me, signIn } from '../contract.ts';
import { words } from './messages.ts';

/** Name and password. With `username` given only the password is asked for. */
export const SignInForm = ({ username, done }: { readonly username?: string; readonly done: (me: Me) => void }) => {
  const [name, setName] = useState(username ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const passwordBox = useRef<HTMLInputElement>(null);
  const send = useSend(signIn);
  const submit = (): void => {
    setTried(true);
    if (name.trim() === '' || password === '') return;
    send.mutate(
      { body: { username: name.trim().toLowerCase(), password } },
      {
        onSuccess: done,
        onError: () => {
          setPassword('');
          setTried(false);
          passwordBox.current?.focus();
        },
      },
    );
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
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
        <InlineError error={send.error} />
        <Button type="submit" fullWidth loading={send.isPending}>
          {words.signIn}
        </Button>
      </Stack>
    </form>
  );
};
