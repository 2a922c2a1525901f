import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ProblemError } from '../../platform/ui/call.ts';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { completeSignIn } from '../contract/session.ts';
import type { Me } from '../contract.ts';
import { words } from './sign-in-words.ts';

type CodeFormProps = {
  readonly pending: string;
  readonly done: (me: Me) => void;
  /** Back to name and password: the step ran out, or another person. */
  readonly again: (error?: Error) => void;
};

/** The second step: a code of the app, or a recovery code. */
export const CodeForm = ({ pending, done, again }: CodeFormProps) => {
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const send = useSend(completeSignIn);
  const submit = (): void => {
    setTried(true);
    if (code.trim().length < 6) return;
    send.mutate(
      { body: { pending, code: code.trim() } },
      {
        onSuccess: done,
        onError: (error) => {
          setCode('');
          setTried(false);
          if (error instanceof ProblemError && error.facts.startAgain === true) again(error);
        },
      },
    );
  };
  return (
    <Form submit={submit}>
      <Stack gap="md">
        <TextInput
          label={words.code}
          description={words.codeWhy}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          data-autofocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={tried && code.trim().length < 6 ? words.codeMissing : undefined}
        />
        <InlineError error={send.error} />
        <Button type="submit" fullWidth loading={send.isPending}>
          {words.goOn}
        </Button>
        <Button variant="subtle" onClick={() => again()}>
          {words.otherName}
        </Button>
        <p className="small soft">{words.lostPhone}</p>
      </Stack>
    </Form>
  );
};
