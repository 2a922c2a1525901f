import { Button, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { PageLink } from '../../platform/ui/address.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { askLostPassword } from '../contract/lost-password.ts';
import { Contact } from './Contact.tsx';
import { Doorway } from './Doorway.tsx';
import { words } from './messages.ts';
import { notedName, notedUnit } from './typed.ts';
import { UnitNameField } from './UnitNameField.tsx';

const blank = { unit: '', username: '', fullName: '', phone: '', message: '' };
const needed = ['unit', 'fullName', 'phone'] as const;

/** What was typed, without what was left empty. */
const bodyOf = ({ unit, fullName, phone, username, message }: typeof blank) => ({
  unit: unit.trim(),
  fullName: fullName.trim(),
  phone: phone.trim(),
  ...(username.trim() === '' ? {} : { username: username.trim() }),
  ...(message.trim() === '' ? {} : { message: message.trim() }),
});

type Typing = { readonly currentTarget: { readonly value: string } };
const asTyped = { autoCapitalize: 'none', spellCheck: false } as const;

const AskForm = ({ sent }: { readonly sent: () => void }) => {
  const [typed, setTyped] = useState(() => ({ ...blank, unit: notedUnit(), username: notedName() }));
  const [tried, setTried] = useState(false);
  const send = useSend(askLostPassword);
  const field = (name: keyof typeof blank) => ({
    value: typed[name],
    onChange: ({ currentTarget: { value } }: Typing) => setTyped((now) => ({ ...now, [name]: value })),
  });
  const missing = (name: (typeof needed)[number]): string | undefined =>
    tried && typed[name].trim() === '' ? words.missing : undefined;
  const submit = (): void => {
    setTried(true);
    if (needed.some((name) => typed[name].trim() === '')) return;
    send.mutate({ body: bodyOf(typed) }, { onSuccess: sent });
  };
  return (
    <Form submit={submit}>
      <Stack gap="sm">
        <UnitNameField
          value={typed.unit}
          error={missing('unit')}
          onChange={(unit) => setTyped((now) => ({ ...now, unit }))}
        />
        <TextInput label={words.lostUsername} maxLength={100} {...asTyped} {...field('username')} />
        <TextInput
          label={words.name}
          withAsterisk
          maxLength={200}
          autoComplete="name"
          error={missing('fullName')}
          {...field('fullName')}
        />
        <TextInput
          label={words.phone}
          type="tel"
          withAsterisk
          maxLength={30}
          autoComplete="tel"
          error={missing('phone')}
          {...field('phone')}
        />
        <Textarea label={words.lostMessage} maxLength={1000} {...field('message')} />
        <InlineError error={send.error} />
        <Button type="submit" loading={send.isPending}>
          {words.lostSend}
        </Button>
      </Stack>
    </Form>
  );
};

/** Without sign-in: whom to call, and a request that the board answers by calling back (Đ8). It says the same to everybody. */
export const LostPasswordPage = () => {
  const [sent, setSent] = useState(false);
  return (
    <Doorway title={words.lostTitle}>
      <section className="sheet doorway-sheet">
        <h1>{sent ? words.lostSent : words.lostTitle}</h1>
        <Stack gap="md">
          {sent ? <p role="status">{words.lostSentWhy}</p> : null}
          <p>{words.lostWhom}</p>
          <Contact />
          {sent ? null : (
            <>
              <p>{words.lostOr}</p>
              <AskForm sent={() => setSent(true)} />
            </>
          )}
          <PageLink href="/dang-nhap">{words.toSignIn}</PageLink>
        </Stack>
      </section>
    </Doorway>
  );
};
