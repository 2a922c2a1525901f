import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type KeyboardEvent, lazy, type Ref, Suspense, useRef, useState } from 'react';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { ProblemError } from '../../platform/ui/call.ts';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { type Me, signIn } from '../contract.ts';
import { hasVietnameseLetters } from '../rules/typing.ts';
import { words } from './messages.ts';
import { noteIssued, noteName, noteUnit } from './typed.ts';

/** Fetched when somebody has a second factor: the first page stays light. */
const CodeForm = lazy(async () => ({ default: (await import('./CodeForm.tsx')).CodeForm }));

type SignInFormProps = {
  readonly username?: string;
  /** Put into the field, to be changed at will. */
  readonly suggested?: string;
  readonly done: (me: Me) => void;
};

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

/** Whoever has just used an issued password goes on to change it; else the machine knows the unit for a lost password. */
const noteEntered = (me: Me, password: string): void => {
  if (me.mustChangePassword) noteIssued(password);
  else noteUnit(sentenceStart(me.unit.path));
};

/** What is typed, what became of it, and what comes next: a code, or the page that was wanted. */
const useSigningIn = ({ username, suggested, done }: SignInFormProps) => {
  const [name, setName] = useState(username ?? suggested ?? '');
  const [password, setPassword] = useState('');
  const [tried, setTried] = useState(false);
  const [pending, setPending] = useState<string>();
  // Of the password that was refused: it is taken out of the box, what was odd about it is still to be said.
  const [marked, setMarked] = useState(false);
  const [runOut, setRunOut] = useState<Error>();
  const passwordBox = useRef<HTMLInputElement>(null);
  const send = useSend(signIn);
  const sent = useRef('');
  const enter = (me: Me): void => {
    noteEntered(me, sent.current);
    done(me);
  };
  const onError = (error: Error): void => {
    setPassword('');
    setTried(false);
    setRunOut(undefined);
    if (error instanceof ProblemError && error.code === 'code-wanted') setPending(String(error.facts.pending));
    else passwordBox.current?.focus();
  };
  const submit = (): void => {
    setTried(true);
    if (name.trim() === '' || password === '' || hasVietnameseLetters(name)) return;
    noteName(name);
    sent.current = password;
    setMarked(hasVietnameseLetters(password));
    send.mutate({ body: { username: name.trim().toLowerCase(), password } }, { onSuccess: enter, onError });
  };
  const again = (error?: Error): void => {
    setPending(undefined);
    setRunOut(error);
    send.reset();
  };
  const odd = hasVietnameseLetters(password) || (password === '' && marked);
  const typed = { name, setName, password, setPassword, tried, odd, passwordBox };
  return { ...typed, pending, error: send.error ?? runOut, busy: send.isPending, enter, submit, again };
};

/** Name and password, then the code where a second factor is on. With `username` given only the password is asked for. */
export const SignInForm = (props: SignInFormProps) => {
  const { username, suggested } = props;
  const form = useSigningIn(props);
  const { name, password, tried } = form;
  if (form.pending) return <CodeStep pending={form.pending} done={form.enter} again={form.again} />;
  return (
    <Form submit={form.submit}>
      <Stack gap="md">
        <NameField fixed={username !== undefined} value={name} onChange={form.setName} tried={tried} />
        <PasswordField
          box={form.passwordBox}
          first={name !== '' && (username ?? suggested) === name}
          value={password}
          onChange={form.setPassword}
          missing={tried && password === ''}
          marked={form.odd}
        />
        <InlineError error={form.error} />
        <Button type="submit" fullWidth loading={form.busy}>
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
    error={
      tried && value.trim() === '' ? words.missingName : hasVietnameseLetters(value) ? words.nameHasMarks : undefined
    }
  />
);

type PasswordFieldProps = {
  readonly box: Ref<HTMLInputElement>;
  /** The only thing asked for. */
  readonly first: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly missing: boolean;
  /** It has, or the refused one had, letters of Vietnamese typing. */
  readonly marked: boolean;
};

/** Whether Caps Lock is on, as the last key said. */
const useCapsLock = () => {
  const [on, setOn] = useState(false);
  const look = (event: KeyboardEvent): void => setOn(event.getModifierState('CapsLock'));
  return { on, look };
};

/** Says of what cannot be seen how it is being typed: with Vietnamese letters, in capitals. */
const PasswordField = ({ box, first, value, onChange, missing, marked }: PasswordFieldProps) => {
  const caps = useCapsLock();
  const hint = marked ? words.passwordHasMarks : caps.on ? words.capsLock : undefined;
  return (
    <>
      <PasswordInput
        ref={box}
        label={words.password}
        autoComplete="current-password"
        aria-describedby="password-typing"
        {...(first ? { autoFocus: true, 'data-autofocus': true } : {})}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={caps.look}
        onKeyUp={caps.look}
        error={missing ? words.missingPassword : undefined}
      />
      <p id="password-typing" className="typing-hint small" role="status">
        {hint}
      </p>
    </>
  );
};
