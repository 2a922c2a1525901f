import { Button, PasswordInput, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useGo } from '../../platform/ui/address.tsx';
import { call, ProblemError } from '../../platform/ui/call.ts';
import { InlineError, placesOf } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { keyOf, useAsk, useSend } from '../../platform/ui/query.ts';
import { getPasswordRule } from '../contract/session.ts';
import { changePassword, getMe, type Me } from '../contract.ts';
import { type PasswordRule, passwordRules } from '../rules/password.ts';
import { Doorway } from './Doorway.tsx';
import { demandFrom } from './demand-from.ts';
import { words } from './messages.ts';
import { PasswordRules } from './PasswordRules.tsx';
import { Strength } from './Strength.tsx';
import { words as signInWords } from './sign-in-words.ts';
import { forgetIssued, notedIssued } from './typed.ts';
import { useSignedIn } from './use-signed-in.ts';

type RepeatFieldProps = {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly next: string;
  readonly tried: boolean;
};

/** The new password once more; another one is said as soon as as much is typed. */
const RepeatField = ({ value, onChange, next, tried }: RepeatFieldProps) => {
  const other = value === '' ? tried : next !== value && (tried || value.length >= next.length);
  return (
    <PasswordInput
      label={words.repeatPassword}
      autoComplete="new-password"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={other ? words.notSame : undefined}
    />
  );
};

/** The password that is to be changed: the issued one that was typed a moment ago, else it is asked for. */
const useGiven = (issued: boolean) => {
  const [current, setCurrent] = useState(() => (issued ? notedIssued() : ''));
  const [kept, setKept] = useState(current !== '');
  /** The server did not take it: the person types it themselves. */
  const drop = (error: Error): void => {
    if (!kept || !placesOf(error).some((place) => place.startsWith('current'))) return;
    forgetIssued();
    setKept(false);
    setCurrent('');
  };
  return { current, setCurrent, kept, drop };
};

type GivenFieldProps = {
  readonly given: ReturnType<typeof useGiven>;
  readonly issued: boolean;
  readonly tried: boolean;
};

const GivenField = ({ given: { kept, current, setCurrent }, issued, tried }: GivenFieldProps) =>
  kept ? (
    <p className="small soft">{words.givenKept}</p>
  ) : (
    <PasswordInput
      label={issued ? words.givenPassword : words.currentPassword}
      autoComplete="current-password"
      autoFocus
      value={current}
      onChange={(event) => setCurrent(event.currentTarget.value)}
      error={tried && current === '' ? words.missingPassword : undefined}
    />
  );

/** Beside the fields: the rules as they are met, how strong it is, what follows. */
const Beside = ({ rules, next }: { readonly rules: readonly PasswordRule[]; readonly next: string }) => (
  <div>
    <PasswordRules rules={rules} id="password-rules" />
    <Strength password={next} rules={rules} />
    <p className="small soft">{signInWords.allSessionsEnd}</p>
  </div>
);

const ChangeForm = ({ me }: { readonly me: Me }) => {
  const given = useGiven(me.mustChangePassword);
  const { current } = given;
  const [next, setNext] = useState('');
  const [repeat, setRepeat] = useState('');
  const [tried, setTried] = useState(false);
  const signedIn = useSignedIn();
  const send = useSend(changePassword);
  const { data: rule } = useAsk(getPasswordRule, {}, { staleTime: Number.POSITIVE_INFINITY });
  const rules = passwordRules(next, demandFrom(rule, me.unit.name, current));
  const weak = rules.some((rule) => !rule.met);
  const finish = (changed: Me): void => {
    forgetIssued();
    signedIn(changed);
  };
  const submit = (): void => {
    setTried(true);
    if (current === '' || weak || next !== repeat) return;
    send.mutate({ body: { current, next } }, { onSuccess: finish, onError: given.drop });
  };
  return (
    <Form submit={submit}>
      <p className="soft">{me.mustChangePassword ? words.changeFirst : words.changeWhy}</p>
      <div className="password-columns">
        <Stack gap="md">
          <input type="text" autoComplete="username" value={me.account.username} readOnly hidden />
          <GivenField given={given} issued={me.mustChangePassword} tried={tried} />
          <PasswordInput
            label={words.nextPassword}
            autoComplete="new-password"
            autoFocus={given.kept}
            aria-describedby="password-rules"
            value={next}
            onChange={(event) => setNext(event.currentTarget.value)}
            error={tried && weak ? words.rulesOpen : undefined}
          />
          <RepeatField value={repeat} onChange={setRepeat} next={next} tried={tried} />
          <InlineError error={send.error} />
          <Button type="submit" loading={send.isPending}>
            {words.changeTitle}
          </Button>
          {me.mustChangePassword ? null : <PageLink href="/">{words.back}</PageLink>}
        </Stack>
        <Beside rules={rules} next={next} />
      </div>
    </Form>
  );
};

/** The first change of a password that was handed out, and any later one. */
export const ChangePasswordPage = () => {
  const go = useGo();
  const session = useQuery<Me, Error>({ queryKey: keyOf(getMe, {}), queryFn: () => call(getMe, {}, { quiet: true }) });
  const signedOut = session.error instanceof ProblemError && session.error.status === 401;
  useEffect(() => {
    if (signedOut) go('/dang-nhap', { replace: true });
  }, [signedOut, go]);
  return (
    <Doorway title={words.changeTitle} wide>
      <section className="sheet doorway-sheet">
        <h1>{words.changeTitle}</h1>
        {signedOut ? null : <Answer of={session}>{(me) => <ChangeForm me={me} />}</Answer>}
      </section>
    </Doorway>
  );
};
