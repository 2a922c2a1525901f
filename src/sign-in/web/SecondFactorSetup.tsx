import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { confirmSecondFactor, getSecondFactor, startSecondFactor } from '../contract/second-factor.ts';
import { listOwnSessions } from '../contract/session.ts';
import { getMe, getSite } from '../contract.ts';
import { QrCode } from './QrCode.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { words } from './sign-in-words.ts';
import { TryCode } from './TryCode.tsx';
import './MyAccount.css';

type Seed = { readonly secret: string; readonly uri: string };

const PasswordStep = ({ done }: { readonly done: (seed: Seed) => void }) => {
  const [password, setPassword] = useState('');
  const send = useSend(startSecondFactor);
  return (
    <Form
      submit={() => {
        if (password !== '') send.mutate({ body: { password } }, { onSuccess: done, onError: () => setPassword('') });
      }}
    >
      <Stack gap="md">
        <p className="soft">{words.stepPassword}</p>
        <PasswordInput
          label={words.currentPassword}
          autoComplete="current-password"
          autoFocus
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <InlineError error={send.error} />
        <Button type="submit" loading={send.isPending} disabled={password === ''}>
          {words.goOn}
        </Button>
      </Stack>
    </Form>
  );
};

/** In groups of four, as one reads it out. */
const grouped = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

const ScanStep = ({ seed, done }: { readonly seed: Seed; readonly done: (codes: readonly string[]) => void }) => {
  const [code, setCode] = useState('');
  const { data: site } = useAsk(getSite, {}, { staleTime: Number.POSITIVE_INFINITY });
  const demonstration = site?.demonstration ?? false;
  const send = useSend(confirmSecondFactor);
  return (
    <Form
      submit={() => {
        send.mutate({ body: { code: code.trim() } }, { onSuccess: ({ recoveryCodes }) => done(recoveryCodes) });
      }}
    >
      <Stack gap="md">
        <p className="soft">{words.stepScan}</p>
        <QrCode text={seed.uri} label={words.qr} />
        <p className="small">
          {words.byHand} <code className="seed">{grouped(seed.secret)}</code>
        </p>
        {demonstration ? <TryCode secret={seed.secret} /> : null}
        <TextInput
          label={words.firstCode}
          autoComplete="one-time-code"
          inputMode="numeric"
          autoFocus
          data-autofocus
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <InlineError error={send.error} />
        <Button type="submit" loading={send.isPending} disabled={code.trim().length < 6}>
          {words.turnOn}
        </Button>
      </Stack>
    </Form>
  );
};

/** Password, QR code with a first code, recovery codes: three steps, in a dialog or on the page that forces them. */
export const SecondFactorSetup = ({ done }: { readonly done: () => void }) => {
  const [seed, setSeed] = useState<Seed>();
  const [codes, setCodes] = useState<readonly string[]>();
  if (codes) return <RecoveryCodes codes={codes} done={done} />;
  return seed ? <ScanStep seed={seed} done={setCodes} /> : <PasswordStep done={setSeed} />;
};

/** What shows the second factor and is stale once it has changed. */
export const factorAnswers = [getMe, getSecondFactor, listOwnSessions] as const;
