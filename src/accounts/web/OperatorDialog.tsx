import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../../platform/ui/ConfirmDialog.tsx';
import { Effects } from '../../platform/ui/Effects.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { dutyClash } from '../../sign-in/rules/permissions.ts';
import type { UnitRow } from '../../units/contract.ts';
import { listAccounts, openAccounts } from '../contract.ts';
import type { Issued } from './accounts-view.ts';
import { CustodianFields } from './CustodianFields.tsx';
import { custodianErrors, noCustodian, trimmed } from './custodian.ts';
import { DutiesField } from './DutiesField.tsx';
import { asDuties } from './duty-words.ts';
import { words } from './messages.ts';

type OperatorDialogProps = {
  readonly units: readonly UnitRow[];
  readonly opened: (issued: readonly Issued[]) => void;
  readonly close: () => void;
};

/** A new operator of the board: who it is and which duties; duties that exclude each other are said at once. */
export const OperatorDialog = ({ units, opened, close }: OperatorDialogProps) => {
  const [username, setUsername] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const [custodian, setCustodian] = useState(noCustodian);
  const [tried, setTried] = useState(false);
  const send = useSend(openAccounts, [listAccounts]);
  const board = units.find((unit) => unit.kind === 'board');
  const errors = custodianErrors(custodian);
  const wrongName = /^[a-z0-9][a-z0-9._-]{1,62}$/.test(username) ? undefined : words.usernameWrong;
  const clash = dutyClash(chosen) ?? (chosen.length === 0 && tried ? words.dutiesMissing : undefined);
  const confirm = (): void => {
    setTried(true);
    if (!board || wrongName || chosen.length === 0 || clash || Object.keys(errors).length > 0) return;
    const operator = { username, kind: 'operator' as const, unitId: board.id };
    const account = { ...operator, duties: asDuties(chosen), custodian: trimmed(custodian) };
    send.mutate({ body: { accounts: [account] } }, { onSuccess: ({ accounts }) => opened(accounts) });
  };
  return (
    <ConfirmDialog
      opened
      title={words.operatorTitle}
      confirm={words.operatorOpen}
      busy={send.isPending}
      error={send.error}
      onConfirm={confirm}
      onClose={close}
    >
      <Stack gap="md">
        <TextInput
          label={words.username}
          description={words.usernameWhy}
          withAsterisk
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          value={username}
          error={tried ? wrongName : undefined}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <DutiesField value={chosen} onChange={setChosen} error={clash} />
        <CustodianFields value={custodian} onChange={setCustodian} errors={tried ? errors : {}} />
        <Effects>
          <p>{words.operatorEffect}</p>
          <p>{words.operatorFirst}</p>
        </Effects>
      </Stack>
    </ConfirmDialog>
  );
};
