import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { sentenceStart } from '../../platform/ui/sentence.ts';
import { closeAccount, issuePassword, listAccounts } from '../contract.ts';
import { AccountState } from './AccountTable.tsx';
import type { Account, Issued } from './accounts-view.ts';
import { CustodianForm } from './CustodianForm.tsx';
import { dutiesInWords } from './duty-words.ts';
import { words } from './messages.ts';

type AccountDialogProps = {
  readonly account: Account;
  readonly issued: (password: Issued) => void;
  readonly close: () => void;
};

const Facts = ({ account }: { readonly account: Account }) => (
  <dl className="account-facts">
    <dt>{words.unit}</dt>
    <dd>{sentenceStart(account.unitPath)}</dd>
    {account.duties.length > 0 ? (
      <>
        <dt>{words.duties}</dt>
        <dd>{dutiesInWords(account.duties)}</dd>
      </>
    ) : null}
    <dt>{words.state}</dt>
    <dd>
      <AccountState account={account} />
    </dd>
    <dt>{words.lastActed}</dt>
    <dd className="figures">{account.actedAt === null ? words.never : formatTime(account.actedAt)}</dd>
  </dl>
);

/** Asks for the reason, which stays in the trail, before something that takes effect at once. */
const WithReason = ({ account, what, issued, close }: AccountDialogProps & { readonly what: 'issue' | 'close' }) => {
  const [reason, setReason] = useState('');
  const issue = useSend(issuePassword, [listAccounts]);
  const shut = useSend(closeAccount, [listAccounts]);
  const input = { params: { id: account.id }, body: { reason: reason.trim() } };
  const confirm = (): void => {
    if (what === 'issue') {
      issue.mutate(input, { onSuccess: issued });
      return;
    }
    shut.mutate(input, {
      onSuccess: () => {
        say(words.closed(account.username));
        close();
      },
    });
  };
  const issuing = what === 'issue';
  return (
    <ConfirmDialog
      opened
      title={`${issuing ? words.issue : words.closeAccount}: ${account.username}`}
      confirm={issuing ? words.issue : words.closeAccount}
      grave={!issuing}
      busy={issue.isPending || shut.isPending}
      disabled={reason.trim() === ''}
      error={issue.error ?? shut.error}
      onConfirm={confirm}
      onClose={close}
    >
      <Stack gap="sm">
        <p>{issuing ? words.issueEffect : words.closeEffect}</p>
        <Textarea
          label={words.reason}
          description={words.reasonHint}
          withAsterisk
          data-autofocus
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
};

/** One account: its facts, its custodian, and what can be done with it. */
export const AccountDialog = (props: AccountDialogProps) => {
  const { account, close } = props;
  const [asking, setAsking] = useState<'issue' | 'close'>();
  if (asking) return <WithReason {...props} what={asking} close={() => setAsking(undefined)} />;
  return (
    <Dialog onClose={close} closeOutside title={`${words.accounts}: ${account.username}`}>
      <Stack gap="lg">
        <Facts account={account} />
        {account.state === 'active' ? (
          <>
            <CustodianForm account={account} />
            <Group gap="sm" className="account-actions">
              <Button variant="default" onClick={() => setAsking('issue')}>
                {words.issue}
              </Button>
              <Button variant="outline" color="brocade.6" onClick={() => setAsking('close')}>
                {words.closeAccount}
              </Button>
            </Group>
          </>
        ) : null}
      </Stack>
    </Dialog>
  );
};
