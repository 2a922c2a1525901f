import { Button, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '../../../platform/ui/Answer.tsx';
import { ErrorPanel } from '../../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../../platform/ui/Form.tsx';
import { useAsk, useSend } from '../../../platform/ui/query.ts';
import { SideBySide } from '../../../platform/ui/SideBySide.tsx';
import { say } from '../../../platform/ui/say.tsx';
import { type Contact, setContact } from '../../../policy/contract/contact.ts';
import { getMe, getSite } from '../../contract.ts';
import { words } from './messages.ts';

type FieldsProps = { readonly contact: Contact; readonly mayChange: boolean };
const fields = ['phone', 'email', 'address'] as const;

const Fields = ({ contact, mayChange }: FieldsProps) => {
  const [typed, setTyped] = useState(contact);
  const send = useSend(setContact, [getSite, getMe]);
  const changed = fields.some((name) => typed[name].trim() !== contact[name]);
  const submit = (): void => {
    if (changed) send.mutate({ body: typed }, { onSuccess: () => say(words.contactSaved) });
  };
  return (
    <Form submit={submit}>
      <Stack gap="md" align="flex-start">
        <SideBySide>
          {fields.map((name) => (
            <TextInput
              key={name}
              label={words.contactFields[name]}
              value={typed[name]}
              readOnly={!mayChange}
              maxLength={name === 'phone' ? 40 : name === 'email' ? 200 : 300}
              onChange={({ currentTarget: { value } }) => setTyped((now) => ({ ...now, [name]: value }))}
            />
          ))}
        </SideBySide>
        {send.error ? <ErrorPanel error={send.error} /> : null}
        {mayChange ? (
          <Button type="submit" variant="default" disabled={!changed} loading={send.isPending}>
            {words.contactSave}
          </Button>
        ) : null}
      </Stack>
    </Form>
  );
};

/** Whom units call: printed wherever the system sends somebody for help. */
export const ContactForm = ({ mayChange }: { readonly mayChange: boolean }) => (
  <Answer of={useAsk(getSite, {}, { staleTime: Number.POSITIVE_INFINITY })} lines={3}>
    {({ contact }) => <Fields key={JSON.stringify(contact)} contact={contact} mayChange={mayChange} />}
  </Answer>
);
