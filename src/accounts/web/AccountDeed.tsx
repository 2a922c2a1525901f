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

export type Deed = 'duties' | 'issue' | 'close' | 'reopen' | 'delete';
type AccountDeedProps = {
  readonly account: Account;
  readonly deed: Deed;
  readonly issued: (password: Issued) => void;
  readonly deleted: () => void;
  readonly close: () => void;
};

const useDeeds = () => ({
  issue: useSend(issuePassword, [listAccounts, getAccount]),
  reopen: useSend(reopenAccount, [listAccounts, getAccount]),
  close: useSend(closeAccount, [listAccounts, getAccount]),
  delete: useSend(deleteAccount, [listAccounts]),
  duties: useSend(setDuties, [listAccounts, getAccount]),
});

/** Asks for the reason, which stays in the trail, before something that takes effect at once. */
export const AccountDeed = ({ account, deed, issued, deleted, close }: AccountDeedProps) => {
  const reason = useKeptText(['account', account.id, deed]);
  const [chosen, setChosen] = useState<string[]>([...account.duties]);
  const deeds = useDeeds();
  const clash =
    deed === 'duties' ? (dutyClash(chosen) ?? (chosen.length === 0 ? listWords.dutiesMissing : undefined)) : undefined;
  const why = reason.value.trim();
  const input = { params: { id: account.id }, body: { reason: why } };
  const handOut = (password: Issued): void => {
    reason.sent();
    issued(password);
  };
  const confirm = (): void => {
    if (deed === 'issue' || deed === 'reopen') {
      deeds[deed].mutate(input, { onSuccess: handOut });
      return;
    }
    const onSuccess = (): void => {
      reason.sent();
      say(actionDone[deed](account.username));
      deed === 'delete' ? deleted() : close();
    };
    if (deed === 'duties')
      deeds.duties.mutate({ ...input, body: { reason: why, duties: asDuties(chosen) } }, { onSuccess });
    else deeds[deed].mutate(input, { onSuccess });
  };
  const sent = deeds[deed];
  return (
    <ConfirmDialog
      opened
      title={`${actionNames[deed]}: ${account.username}`}
      confirm={actionNames[deed]}
      grave={deed === 'close' || deed === 'delete'}
      busy={sent.isPending}
      disabled={clash !== undefined}
      missing={lacking([why === '', words.reason])}
      error={sent.error}
      onConfirm={confirm}
      onClose={close}
    >
      <Stack gap="sm">
        <Effects account={account} deed={deed} chosen={chosen} />
        {deed === 'duties' ? <DutiesField value={chosen} onChange={setChosen} error={clash} /> : null}
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

type EffectsProps = Pick<AccountDeedProps, 'account' | 'deed'> & { readonly chosen: readonly string[] };

/** What it does to the account itself, and beyond it; nothing waits for one that is closed or never acted. */
const Effects = ({ account: { id }, deed, chosen }: EffectsProps) => (
  <>
    <p>{actionEffects[deed]}</p>
    {deed === 'delete' || deed === 'reopen' ? null : (
      <ActEffects accountId={id} act={deed === 'duties' ? { kind: deed, duties: chosen } : { kind: deed }} />
    )}
  </>
);
