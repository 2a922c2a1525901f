import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import {
  answerLostPassword,
  dismissLostPassword,
  type LostPasswordRow,
  listLostPasswords,
} from '../contract/lost-password.ts';
import { listAccounts } from '../contract.ts';
import type { Issued } from './accounts-view.ts';
import { words } from './messages-life.ts';

type Registered = { readonly fullName: string; readonly phone: string };

/** Whom to call: the custodian of the account, on the number that the board has. */
const Registration = ({ custodian }: { readonly custodian: Registered }) => (
  <>
    {custodian.fullName}
    <strong className="figures account-second">{custodian.phone}</strong>
  </>
);

/** The account that was named, or that none of this name is there, or that none was named. */
const accountWords = ({ account, username }: LostPasswordRow): string => {
  if (account) return `${account.username}, ${sentenceStart(account.unitPath)}`;
  return username === null ? words.lostUnnamed : words.lostUnknown(username);
};

const Facts = ({ request }: { readonly request: LostPasswordRow }) => (
  <dl className="account-facts">
    <dt>{words.lostWho}</dt>
    <dd>{request.fullName}</dd>
    <dt>{words.lostPhone}</dt>
    <dd className="figures">{request.phone}</dd>
    {request.message === null ? null : (
      <>
        <dt>{words.lostMessage}</dt>
        <dd>{request.message}</dd>
      </>
    )}
    <dt>{words.lostAccount}</dt>
    <dd>{accountWords(request)}</dd>
    {request.account?.custodian ? (
      <>
        <dt>{words.lostRegistered}</dt>
        <dd>
          <Registration custodian={request.account.custodian} />
        </dd>
      </>
    ) : null}
    <dt>{words.asked}</dt>
    <dd className="figures">
      {formatTime(request.askedAt)}
      {request.mailedAt === null ? null : (
        <span className="small soft account-second">{words.mailed(formatTime(request.mailedAt))}</span>
      )}
    </dd>
    {request.note === null ? null : (
      <>
        <dt>{words.decidedAt}</dt>
        <dd>{[request.decidedBy, request.note].filter(Boolean).join(' · ')}</dd>
      </>
    )}
  </dl>
);

type LostPasswordDialogProps = {
  readonly request: LostPasswordRow;
  readonly issued: (password: Issued) => void;
  readonly close: () => void;
};

/** Who lost a password: call back on the registered number, then issue, or put it away with a note. */
export const LostPasswordDialog = ({ request, issued, close }: LostPasswordDialogProps) => {
  const [note, setNote] = useState('');
  const [accountId, setAccountId] = useState(request.account?.id ?? '');
  const accounts = useAsk(listAccounts, { query: {} }, { enabled: request.account === null });
  const answer = useSend(answerLostPassword, [listLostPasswords, listAccounts]);
  const dismiss = useSend(dismissLostPassword, [listLostPasswords]);
  const params = { id: request.id };
  const why = note.trim();
  const [tried, setTried] = useState<'answer' | 'dismiss'>();
  const noWhy = tried !== undefined && why === '' ? words.missing : undefined;
  const noAccount = tried === 'answer' && accountId === '' ? words.missing : undefined;
  const doAnswer = (): void =>
    answer.mutate({ params, body: { version: request.version, accountId, note: why } }, { onSuccess: issued });
  const doDismiss = (): void =>
    dismiss.mutate(
      { params, body: { version: request.version, note: why } },
      {
        onSuccess: () => {
          say(words.lostDismissed);
          close();
        },
      },
    );
  const submit = (pressed: string): void => {
    const dismissing = pressed === 'dismiss';
    setTried(dismissing ? 'dismiss' : 'answer');
    if (why === '') return;
    if (dismissing) doDismiss();
    else if (accountId !== '') doAnswer();
  };
  const chosen = accounts.data?.accounts.find(({ id }) => id === accountId)?.custodian;
  const choices = (accounts.data?.accounts ?? [])
    .filter(({ state }) => state === 'active')
    .map(({ id, username, unitPath }) => ({ value: id, label: `${username} · ${sentenceStart(unitPath)}` }));
  return (
    <Dialog title={words.lostOf(request.unit)} onClose={close} size="xl">
      <Form submit={submit}>
        <Stack gap="md">
          <Facts request={request} />
          {request.state === 'waiting' ? (
            <>
              <p>{words.lostCallBack}</p>
              {request.account === null ? (
                <NativeSelect
                  label={words.lostFor}
                  data={[{ value: '', label: '' }, ...choices]}
                  withAsterisk
                  value={accountId}
                  error={noAccount}
                  onChange={(event) => setAccountId(event.currentTarget.value)}
                />
              ) : null}
              {chosen ? (
                <dl className="account-facts">
                  <dt>{words.lostRegistered}</dt>
                  <dd>
                    <Registration custodian={chosen} />
                  </dd>
                </dl>
              ) : null}
              <Textarea
                label={words.lostNote}
                description={words.lostNoteHint}
                withAsterisk
                maxLength={200}
                value={note}
                error={noWhy}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
              <InlineError error={answer.error ?? dismiss.error} />
              <Group justify="flex-end" gap="sm">
                <Button type="submit" value="dismiss" variant="default" loading={dismiss.isPending}>
                  {words.lostDismiss}
                </Button>
                <Button type="submit" loading={answer.isPending}>
                  {words.lostAnswer}
                </Button>
              </Group>
            </>
          ) : null}
        </Stack>
      </Form>
    </Dialog>
  );
};
