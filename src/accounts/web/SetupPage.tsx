import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { PageLink } from '../../platform/ui/address.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { SideBySide } from '../../platform/ui/SideBySide.tsx';
import { getPasswordRule } from '../../sign-in/contract/session.ts';
import { passwordRules } from '../../sign-in/rules/password.ts';
import { Doorway, demandFrom, PasswordRules, useSignedIn, useSite } from '../../sign-in/web/index.ts';
import { setUp } from '../contract.ts';
import { CustodianFields } from './CustodianFields.tsx';
import { custodianErrors, noCustodian, trimmed } from './custodian.ts';
import { words } from './messages.ts';

const blank = {
  secret: '',
  code: '',
  name: '',
  fullName: '',
  from: '',
  boardCode: '',
  boardName: '',
  phone: '',
  email: '',
  address: '',
  username: '',
  password: '',
};
type Typed = typeof blank;

const names = [
  'secret',
  'code',
  'name',
  'fullName',
  'from',
  'boardCode',
  'boardName',
  'phone',
  'email',
  'address',
  'username',
] as const;
const shapes: Partial<Record<keyof Typed, { readonly shape: RegExp; readonly hint: string }>> = {
  code: { shape: /^\d{2}$/, hint: words.provinceCodeWhy },
  boardCode: { shape: /^[A-Z0-9]{2,12}$/, hint: words.boardCodeWhy },
  username: { shape: /^[a-z0-9][a-z0-9._-]{1,62}$/, hint: words.usernameWrong },
};

const errorOf = (typed: Typed, name: keyof Typed): string | undefined => {
  if (typed[name].trim() === '') return words.fieldMissing;
  const asked = shapes[name];
  return asked && !asked.shape.test(typed[name]) ? asked.hint : undefined;
};

const SetupForm = () => {
  const [typed, setTyped] = useState(blank);
  const [custodian, setCustodian] = useState(noCustodian);
  const [tried, setTried] = useState(false);
  const signedIn = useSignedIn();
  const send = useSend(setUp);
  const wrongCustodian = custodianErrors(custodian);
  const { data: rule } = useAsk(getPasswordRule, {}, { staleTime: Number.POSITIVE_INFINITY });
  const rules = passwordRules(typed.password, demandFrom(rule, typed.boardName));
  const change = (name: keyof Typed) => (value: string) => setTyped((now) => ({ ...now, [name]: value }));
  const field = (name: keyof Typed, label: string, description?: string) => (
    <TextInput
      label={label}
      withAsterisk
      description={description}
      value={typed[name]}
      onChange={(event) => change(name)(event.currentTarget.value)}
      error={tried ? errorOf(typed, name) : undefined}
      autoComplete="off"
    />
  );
  const submit = (): void => {
    setTried(true);
    const weak = rules.some((rule) => !rule.met);
    if (weak || names.some((name) => errorOf(typed, name) !== undefined) || Object.keys(wrongCustodian).length > 0)
      return;
    const { secret, code, name, fullName, from, boardCode, boardName, phone, email, address, username, password } =
      typed;
    send.mutate(
      {
        body: {
          secret: secret.trim(),
          province: { code, name: name.trim(), fullName: fullName.trim(), from },
          board: {
            code: boardCode,
            name: boardName.trim(),
            contact: { phone: phone.trim(), email: email.trim(), address: address.trim() },
          },
          username,
          password,
          custodian: trimmed(custodian),
        },
      },
      { onSuccess: (me) => signedIn(me) },
    );
  };
  return (
    <Form submit={submit}>
      <Stack gap="xl">
        <p className="soft">{words.setupWhy}</p>
        {field('secret', words.secret, words.secretWhy)}
        <fieldset className="fieldset">
          <legend>{words.province}</legend>
          <SideBySide>
            {field('code', words.provinceCode, words.provinceCodeWhy)}
            {field('name', words.provinceName, words.provinceNameWhy)}
            {field('fullName', words.provinceFullName, words.provinceFullNameWhy)}
            <DayInput
              label={words.provinceFrom}
              description={words.provinceFromWhy}
              required
              value={typed.from}
              onChange={change('from')}
              error={tried ? errorOf(typed, 'from') : undefined}
            />
          </SideBySide>
        </fieldset>
        <fieldset className="fieldset">
          <legend>{words.board}</legend>
          <SideBySide>
            {field('boardCode', words.boardCode, words.boardCodeWhy)}
            {field('boardName', words.boardName)}
            {field('phone', words.contactPhone, words.contactWhy)}
            {field('email', words.contactEmail)}
            {field('address', words.contactAddress)}
          </SideBySide>
        </fieldset>
        <fieldset className="fieldset">
          <legend>{words.operator}</legend>
          <Stack gap="sm">
            <CustodianFields value={custodian} onChange={setCustodian} errors={tried ? wrongCustodian : {}} />
            {field('username', words.username, words.usernameWhy)}
            <PasswordInput
              label={words.password}
              withAsterisk
              autoComplete="new-password"
              aria-describedby="password-rules"
              value={typed.password}
              onChange={(event) => change('password')(event.currentTarget.value)}
              error={tried && rules.some((rule) => !rule.met) ? words.rulesOpen : undefined}
            />
            <PasswordRules rules={rules} id="password-rules" />
          </Stack>
        </fieldset>
        <InlineError error={send.error} />
        <Button type="submit" loading={send.isPending}>
          {words.setUp}
        </Button>
      </Stack>
    </Form>
  );
};

/** The first operator of an empty installation. */
export const SetupPage = () => {
  const site = useSite();
  return (
    <Doorway title={words.setupTitle} wide>
      <section className="sheet doorway-sheet">
        <h1>{words.setupTitle}</h1>
        {site?.needsSetup === false ? (
          <p>
            {words.setupDone} <PageLink href="/dang-nhap">{words.signIn}</PageLink>
          </p>
        ) : (
          <SetupForm />
        )}
      </section>
    </Doorway>
  );
};
