import { Stack } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { lacking } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { type KeptText, useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { dutyClash } from '../../sign-in/rules/permissions.ts';
import { deleteAccount, getAccount, reopenAccount, setDuties } from '../contract/life.ts';
import { closeAccount, issuePassword, listAccounts } from '../contract.ts';
import { ActEffects } from './ActEffects.tsx';
import type { Account, Issued } from './accounts-view.ts';
import { DutiesField } from './DutiesField.tsx';
import { asDuties } from './duty-words.ts';
import { words as listWords } from './messages.ts';
import { actionDone, actionEffects, actionNames, words } from './messages-life.ts';

export type Action = 'duties' | 'issue' | 'close' | 'reopen' | 'delete';
type AccountActionDialogProps = {
  readonly account: Account;
  readonly action: Action;
  readonly issued: (password: Issued) => void;
  readonly deleted: () => void;
  readonly close: () => void;
};

const useActions = () => ({
  issue: useSend(issuePassword, [listAccounts, getAccount]),
  reopen: useSend(reopenAccount, [listAccounts, getAccount]),
  close: useSend(closeAccount, [listAccounts, getAccount]),
  delete: useSend(deleteAccount, [listAccounts]),
  duties: useSend(setDuties, [listAccounts, getAccount]),
});

/** Asks for the reason, which stays in the trail, before something that takes effect at once. */
export const AccountActionDialog = ({ account, action, issued, deleted, close }: AccountActionDialogProps) => {
  const reason = useKeptText(['account', account.id, action]);
  const [chosen, setChosen] = useState<string[]>([...account.duties]);
  const actions = useActions();
  const clash =
    action === 'duties'
      ? (dutyClash(chosen) ?? (chosen.length === 0 ? listWords.dutiesMissing : undefined))
      : undefined;
  const why = reason.value.trim();
  const input = { params: { id: account.id }, body: { reason: why } };
  const handOut = (password: Issued): void => {
    reason.sent();
    issued(password);
  };
  const confirm = (): void => {
    if (action === 'issue' || action === 'reopen') {
      actions[action].mutate(input, { onSuccess: handOut });
      return;
    }
    const onSuccess = (): void => {
      reason.sent();
      say(actionDone[action](account.username));
      action === 'delete' ? deleted() : close();
    };
    if (action === 'duties')
      actions.duties.mutate({ ...input, body: { reason: why, duties: asDuties(chosen) } }, { onSuccess });
    else actions[action].mutate(input, { onSuccess });
  };
  const sent = actions[action];
  return (
    <ConfirmDialog
      opened
      title={`${actionNames[action]}: ${account.username}`}
      confirm={actionNames[action]}
      grave={action === 'close' || action === 'delete'}
      busy={sent.isPending}
      disabled={clash !== undefined}
      missing={lacking([why === '', words.reason])}
      error={sent.error}
      onConfirm={confirm}
      onClose={close}
    >
      <Stack gap="sm">
        <Effects account={account} action={action} chosen={chosen} />
        {action === 'duties' ? <DutiesField value={chosen} onChange={setChosen} error={clash} /> : null}
        <ReasonField kept={reason} />
      </Stack>
    </ConfirmDialog>
  );
};

const ReasonField = ({ kept }: { readonly kept: KeptText }) => (
  <KeptTextarea
    kept={kept}
    label={words.reason}
    description={words.reasonHint}
    withAsterisk
    data-autofocus
    maxLength={200}
  />
);

type EffectsProps = Pick<AccountActionDialogProps, 'account' | 'action'> & { readonly chosen: readonly string[] };

/** What it does to the account itself, and beyond it; nothing waits for one that is closed or never acted. */
const Effects = ({ account: { id }, action, chosen }: EffectsProps) => (
  <>
    <p>{actionEffects[action]}</p>
    {action === 'delete' || action === 'reopen' ? null : (
      <ActEffects accountId={id} act={action === 'duties' ? { kind: action, duties: chosen } : { kind: action }} />
    )}
  </>
);
