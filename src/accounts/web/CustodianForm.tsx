import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { getAccount } from '../contract/life.ts';
import { listAccounts, setCustodian } from '../contract.ts';
import type { Account } from './accounts-view.ts';
import { CustodianFields } from './CustodianFields.tsx';
import { custodianErrors, noCustodian, trimmed } from './custodian.ts';
import { words } from './messages.ts';

const custodianOf = ({ custodian }: Account) =>
  custodian
    ? {
        fullName: custodian.fullName,
        position: custodian.position,
        section: custodian.section,
        phone: custodian.phone,
        email: custodian.email,
      }
    : noCustodian;

/** Who answers for the account from now on (handover, regulation Đ7.4). */
export const CustodianForm = ({ account, saved }: { readonly account: Account; readonly saved: () => void }) => {
  const [custodian, setCustodianFields] = useState(custodianOf(account));
  const [tried, setTried] = useState(false);
  const send = useSend(setCustodian, [listAccounts, getAccount]);
  const errors = custodianErrors(custodian);
  const submit = (): void => {
    setTried(true);
    if (Object.keys(errors).length > 0) return;
    send.mutate(
      { params: { id: account.id }, body: trimmed(custodian) },
      {
        onSuccess: () => {
          say(words.custodianSaved(account.username));
          saved();
        },
      },
    );
  };
  return (
    <Form submit={submit}>
      <fieldset className="account-fieldset">
        <legend>{words.custodianTitle}</legend>
        <Stack gap="sm">
          <p className="small soft">
            {account.custodian
              ? `${account.custodian.fullName}, ${words.from(formatTime(account.custodian.from))}. ${words.custodianEffect}`
              : words.custodianEffect}
          </p>
          <CustodianFields value={custodian} onChange={setCustodianFields} errors={tried ? errors : {}} />
          <InlineError error={send.error} />
          <div>
            <Button type="submit" loading={send.isPending}>
              {words.custodianSave}
            </Button>
          </div>
        </Stack>
      </fieldset>
    </Form>
  );
};
