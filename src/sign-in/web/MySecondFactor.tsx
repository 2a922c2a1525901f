import { Button, Group, PasswordInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Reply } from '../../platform/contract/route.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { keyOf, useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { disableSecondFactor, getSecondFactor, renewRecoveryCodes } from '../contract/second-factor.ts';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { factorAnswers, SecondFactorSetup } from './SecondFactorSetup.tsx';
import { words } from './sign-in-words.ts';

type Doing = 'set-up' | 'off' | 'codes';

/** On, off, another telephone, new recovery codes; each asks for the password again. */
export const MySecondFactor = () => {
  const asked = useAsk(getSecondFactor, {});
  const [doing, setDoing] = useState<Doing>();
  const [codes, setCodes] = useState<readonly string[]>();
  const client = useQueryClient();
  const close = (): void => {
    setDoing(undefined);
    setCodes(undefined);
    for (const route of factorAnswers) void client.invalidateQueries({ queryKey: keyOf(route) });
  };
  return (
    <section className="sheet my-part" aria-labelledby="my-factor">
      <h2 id="my-factor">{words.secondFactor}</h2>
      <p className="soft">{words.secondFactorWhat}</p>
      <Answer of={asked} lines={2}>
        {(factor) => <Standing factor={factor} onDo={setDoing} />}
      </Answer>
      {doing === 'set-up' ? (
        <Dialog title={words.setUp} size="md" onClose={close}>
          <SecondFactorSetup
            done={() => {
              say(words.turnedOn);
              close();
            }}
          />
        </Dialog>
      ) : null}
      {codes ? (
        <Dialog title={words.newCodes} size="md" onClose={close}>
          <RecoveryCodes codes={codes} done={close} />
        </Dialog>
      ) : doing === 'off' || doing === 'codes' ? (
        <PasswordDialog what={doing} renewed={setCodes} close={close} />
      ) : null}
    </section>
  );
};

type StandingProps = { readonly factor: Reply<typeof getSecondFactor>; readonly onDo: (what: Doing) => void };

/** Whether it is on, and what one may do about it. */
const Standing = ({ factor: { since, mandatory, recoveryCodesLeft }, onDo }: StandingProps) => {
  const { demonstration } = useMe();
  return (
    <>
      <p>
        {since === null ? (
          <Tag tone="look" icon="alert">
            {words.isOff}
          </Tag>
        ) : (
          <Tag tone="done" icon="check">
            {words.isOn(formatTime(since))}
          </Tag>
        )}
      </p>
      {mandatory ? (
        <p className="small soft">{words.isMandatory}</p>
      ) : demonstration ? (
        <p>{words.offInDemonstration}</p>
      ) : null}
      {since === null ? null : <p className="small soft">{words.codesLeft(recoveryCodesLeft)}</p>}
      <Group gap="sm">
        <Button variant={since === null ? 'filled' : 'default'} onClick={() => onDo('set-up')}>
          {since === null ? words.setUp : words.setUpAgain}
        </Button>
        {since === null ? null : (
          <Button variant="default" onClick={() => onDo('codes')}>
            {words.newCodes}
          </Button>
        )}
        {since === null || mandatory ? null : (
          <Button variant="default" onClick={() => onDo('off')}>
            {words.turnOff}
          </Button>
        )}
      </Group>
    </>
  );
};

type PasswordDialogProps = {
  readonly what: 'off' | 'codes';
  readonly renewed: (codes: readonly string[]) => void;
  readonly close: () => void;
};

const PasswordDialog = ({ what, renewed, close }: PasswordDialogProps) => {
  const [password, setPassword] = useState('');
  const off = useSend(disableSecondFactor);
  const codes = useSend(renewRecoveryCodes);
  const confirm = (): void => {
    const input = { body: { password } };
    const failed = { onError: () => setPassword('') };
    if (what === 'codes') codes.mutate(input, { ...failed, onSuccess: ({ recoveryCodes }) => renewed(recoveryCodes) });
    else
      off.mutate(input, {
        ...failed,
        onSuccess: () => {
          say(words.turnedOff);
          close();
        },
      });
  };
  return (
    <ConfirmDialog
      opened
      title={what === 'off' ? words.turnOffTitle : words.newCodes}
      confirm={what === 'off' ? words.turnOff : words.newCodes}
      grave={what === 'off'}
      busy={off.isPending || codes.isPending}
      missing={lacking([password === '', words.currentPassword])}
      error={off.error ?? codes.error}
      onConfirm={confirm}
      onClose={close}
    >
      <p>{what === 'off' ? words.turnOffEffect : words.newCodesEffect}</p>
      <PasswordInput
        mt="sm"
        label={words.currentPassword}
        autoComplete="current-password"
        data-autofocus
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </ConfirmDialog>
  );
};
