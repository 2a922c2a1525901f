import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '../../platform/ui/Answer.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { SessionList } from '../../sign-in/web/index.ts';
import { endSessionsOf, listSessionsOf, removeSecondFactor } from '../contract/access.ts';
import { getAccount } from '../contract/life.ts';
import { listAccounts } from '../contract.ts';
import { words } from './messages-access.ts';

type Deed = { readonly what: 'end'; readonly session: string | null } | { readonly what: 'remove' };

type AccountSessionsProps = {
  readonly accountId: string;
  readonly hasSecondFactor: boolean;
};

/** For the board, on an account's page: where it is signed in, ending sessions, taking a lost second factor off. Each with a reason. */
export const AccountSessions = ({ accountId, hasSecondFactor }: AccountSessionsProps) => {
  const params = { id: accountId };
  const asked = useAsk(listSessionsOf, { params });
  const [deed, setDeed] = useState<Deed>();
  const [reason, setReason] = useState('');
  const end = useSend(endSessionsOf, [listSessionsOf]);
  const remove = useSend(removeSecondFactor, [listSessionsOf, listAccounts, getAccount]);
  const close = (): void => {
    setDeed(undefined);
    setReason('');
    end.reset();
    remove.reset();
  };
  const confirm = (): void => {
    const why = reason.trim();
    if (deed?.what === 'end')
      end.mutate(
        { params, body: { session: deed.session, reason: why } },
        {
          onSuccess: ({ ended }) => {
            say(words.ended(ended));
            close();
          },
        },
      );
    if (deed?.what === 'remove')
      remove.mutate(
        { params, body: { reason: why } },
        {
          onSuccess: () => {
            say(words.factorRemoved);
            close();
          },
        },
      );
  };
  const removing = deed?.what === 'remove';
  return (
    <section aria-label={words.whereOf}>
      <Answer of={asked} lines={2}>
        {({ sessions }) => (
          <>
            <SessionList
              sessions={sessions}
              label={words.whereOf}
              busy={end.isPending}
              end={({ id }) => setDeed({ what: 'end', session: id })}
            />
            <div className="life-buttons">
              {sessions.length > 0 ? (
                <Button variant="default" onClick={() => setDeed({ what: 'end', session: null })}>
                  {words.endAll}
                </Button>
              ) : null}
              {hasSecondFactor ? (
                <Button variant="default" onClick={() => setDeed({ what: 'remove' })}>
                  {words.removeFactor}
                </Button>
              ) : null}
            </div>
          </>
        )}
      </Answer>
      <ConfirmDialog
        opened={deed !== undefined}
        title={removing ? words.removeFactor : words.endAllTitle}
        confirm={removing ? words.removeFactor : words.end}
        grave
        busy={end.isPending || remove.isPending}
        missing={lacking([reason.trim() === '', words.reason])}
        error={end.error ?? remove.error}
        onConfirm={confirm}
        onClose={close}
      >
        <p>{removing ? words.removeFactorEffect : words.endAllEffect}</p>
        <TextInput
          mt="sm"
          label={words.reason}
          description={words.reasonHint}
          withAsterisk
          data-autofocus
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </ConfirmDialog>
    </section>
  );
};
