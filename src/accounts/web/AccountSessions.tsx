import { Button } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '../../platform/ui/Answer.tsx';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { SessionList } from '../../sign-in/web/index.ts';
import { endSessionsOf, listSessionsOf, removeSecondFactor } from '../contract/access.ts';
import { getAccount } from '../contract/life.ts';
import { listAccounts } from '../contract.ts';
import { words } from './messages-access.ts';

type Action = { readonly what: 'end'; readonly session: string | null } | { readonly what: 'remove' };

type AccountSessionsProps = {
  readonly accountId: string;
  readonly hasSecondFactor: boolean;
};

/** For the board, on an account's page: where it is signed in, ending sessions, taking a lost second factor off. Each with a reason. */
export const AccountSessions = ({ accountId, hasSecondFactor }: AccountSessionsProps) => {
  const asked = useAsk(listSessionsOf, { params: { id: accountId } });
  const [action, setAction] = useState<Action>();
  return (
    <section aria-label={words.whereOf}>
      <Answer of={asked} lines={2}>
        {({ sessions }) => (
          <>
            <SessionList
              sessions={sessions}
              label={words.whereOf}
              busy={false}
              end={({ id }) => setAction({ what: 'end', session: id })}
            />
            <div className="life-buttons">
              {sessions.length > 0 ? (
                <Button variant="default" onClick={() => setAction({ what: 'end', session: null })}>
                  {words.endAll}
                </Button>
              ) : null}
              {hasSecondFactor ? (
                <Button variant="default" onClick={() => setAction({ what: 'remove' })}>
                  {words.removeFactor}
                </Button>
              ) : null}
            </div>
          </>
        )}
      </Answer>
      {action ? <AccessDialog accountId={accountId} action={action} close={() => setAction(undefined)} /> : null}
    </section>
  );
};

type AccessDialogProps = { readonly accountId: string; readonly action: Action; readonly close: () => void };

const useAction = ({ accountId, action, close }: AccessDialogProps) => {
  const reason = useKeptText(['account-access', accountId, action.what]);
  const params = { id: accountId };
  const end = useSend(endSessionsOf, [listSessionsOf]);
  const remove = useSend(removeSecondFactor, [listSessionsOf, listAccounts, getAccount]);
  const told = (what: string): void => {
    reason.sent();
    say(what);
    close();
  };
  const why = reason.value.trim();
  const confirm = (): void => {
    if (action.what === 'remove')
      remove.mutate({ params, body: { reason: why } }, { onSuccess: () => told(words.factorRemoved) });
    else {
      const body = { session: action.session, reason: why };
      end.mutate({ params, body }, { onSuccess: ({ ended }) => told(words.ended(ended)) });
    }
  };
  return { reason, why, busy: end.isPending || remove.isPending, error: end.error ?? remove.error, confirm };
};

const AccessDialog = (props: AccessDialogProps) => {
  const { reason, why, busy, error, confirm } = useAction(props);
  const removing = props.action.what === 'remove';
  return (
    <ConfirmDialog
      opened
      title={removing ? words.removeFactor : words.endAllTitle}
      confirm={removing ? words.removeFactor : words.end}
      grave
      busy={busy}
      missing={lacking([why === '', words.reason])}
      error={error}
      onConfirm={confirm}
      onClose={props.close}
    >
      <p>{removing ? words.removeFactorEffect : words.endAllEffect}</p>
      <KeptTextarea
        kept={reason}
        mt="sm"
        label={words.reason}
        description={words.reasonHint}
        withAsterisk
        data-autofocus
        maxLength={200}
      />
    </ConfirmDialog>
  );
};
