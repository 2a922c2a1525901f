import { Button, PasswordInput, Stack } from '@mantine/core';
import { useEffect, useState } from 'react';
import { PageLink } from '../../platform/ui/address.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { resetPassword } from '../contract/lost-password.ts';
import { getPasswordRule } from '../contract/session.ts';
import { passwordRules } from '../rules/password.ts';
import { Doorway } from './Doorway.tsx';
import { demandFrom } from './demand-from.ts';
import { words } from './messages.ts';
import { PasswordRules } from './PasswordRules.tsx';
import { Strength } from './Strength.tsx';

const ResetForm = ({ token, done }: { readonly token: string; readonly done: () => void }) => {
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [tried, setTried] = useState(false);
  const { data: rule } = useAsk(getPasswordRule, {}, { staleTime: Number.POSITIVE_INFINITY });
  const send = useSend(resetPassword);
  const rules = passwordRules(next, demandFrom(rule, '', ''));
  const weak = rules.some((one) => !one.met);
  const submit = (): void => {
    setTried(true);
    if (weak || next !== repeat) return;
    send.mutate({ body: { token, next } }, { onSuccess: done });
  };
  return (
    <Form submit={submit}>
      <p className="soft">{words.resetWhy}</p>
      <div className="password-columns">
        <Stack gap="md">
          <PasswordInput
            label={words.nextPassword}
            autoComplete="new-password"
            autoFocus
            aria-describedby="password-rules"
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
            error={tried && weak ? words.rulesOpen : undefined}
          />
          <PasswordInput
            label={words.repeatPassword}
            autoComplete="new-password"
            value={repeat}
            onChange={(event) => setRepeat(event.currentTarget.value)}
            error={tried && next !== repeat ? words.notSame : undefined}
          />
          <InlineError error={send.error} />
          <Button type="submit" loading={send.isPending}>
            {words.resetSend}
          </Button>
        </Stack>
        <div>
          <PasswordRules rules={rules} id="password-rules" />
          <Strength password={next} rules={rules} />
        </div>
      </div>
    </Form>
  );
};

/** Opened from the letter: the token stands behind `#`, is taken out of the address at once and reaches the server only in the body. */
export const ResetPasswordPage = () => {
  const [token] = useState(() => window.location.hash.slice(1));
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (window.location.hash !== '') window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  const title = done ? words.resetDone : token === '' ? words.resetNoToken : words.resetTitle;
  return (
    <Doorway title={words.resetTitle} wide>
      <section className="sheet doorway-sheet">
        <h1>{title}</h1>
        <Stack gap="md">
          {done ? <p role="status">{words.resetDoneWhy}</p> : null}
          {!done && token !== '' ? <ResetForm token={token} done={() => setDone(true)} /> : null}
          {!done && token === '' ? <p>{words.resetNoTokenWhy}</p> : null}
          <PageLink href={done ? '/dang-nhap' : '/quen-mat-khau'}>{done ? words.toSignIn : words.askAgain}</PageLink>
        </Stack>
      </section>
    </Doorway>
  );
};
