import { Button, Group, NativeSelect, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { sentenceStart } from '../../platform/ui/sentence.ts';
import {
  answerLostPassword,
  dismissLostPassword,
  type LostPasswordRow,
  listLostPasswords,
} from '../contract/lost-password.ts';
import { listAccounts } from '../contract.ts';
import type { Issued } from './accounts-view.ts';
import { words } from './messages-life.ts';

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
    <dd>
      {request.account
        ? `${request.account.username}, ${sentenceStart(request.account.unitPath)}`
        : `${request.username ?? ''} ${words.lostUnknown}`}
    </dd>
    {request.account?.custodian ? (
      <>
        <dt>{words.lostRegistered}</dt>
        <dd>
          {request.account.custodian.fullName}
          <strong className="figures account-second">{request.account.custodian.phone}</strong>
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
  const put = (): void =>
    dismiss.mutate(
      { params, body: { version: request.version, note: why } },
      {
        onSuccess: () => {
          say(words.lostDismissed);
          close();
        },
      },
    );
  const choices = (accounts.data?.accounts ?? [])
    .filter(({ state }) => state === 'active')
    .map(({ id, username, unitPath }) => ({ value: id, label: `${username} · ${sentenceStart(unitPath)}` }));
  return (
    <Dialog title={words.lostOf(request.unit)} onClose={close} size="xl">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          answer.mutate({ params, body: { version: request.version, accountId, note: why } }, { onSuccess: issued });
        }}
      >
        <Stack gap="md">
          <Facts request={request} />
          {request.state === 'waiting' ? (
            <>
              <p>{words.lostCallBack}</p>
              {request.account === null ? (
                <NativeSelect
                  label={words.lostFor}
                  data={[{ value: '', label: '' }, ...choices]}
                  value={accountId}
                  onChange={(event) => setAccountId(event.currentTarget.value)}
                />
              ) : null}
              <Textarea
                label={words.lostNote}
                description={words.lostNoteHint}
                withAsterisk
                maxLength={200}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
              <InlineError error={answer.error ?? dismiss.error} />
              <Group justify="flex-end" gap="sm">
                <Button variant="default" disabled={why === ''} loading={dismiss.isPending} onClick={put}>
                  {words.lostDismiss}
                </Button>
                <Button type="submit" disabled={why === '' || accountId === ''} loading={answer.isPending}>
                  {words.lostAnswer}
                </Button>
              </Group>
            </>
          ) : null}
        </Stack>
      </form>
    </Dialog>
  );
};
