import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useAsk, useReadAnew, useSend } from '../../platform/ui/query.ts';
import { SearchField } from '../../platform/ui/SearchField.tsx';
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

/** Answering and putting away, each with a note; what is missing is said after the first try. */
const useAnswering = ({ request, issued, close }: LostPasswordDialogProps) => {
  const note = useKeptText(['lost-password', request.id]);
  const [accountId, setAccountId] = useState(request.account?.id ?? '');
  const [tried, setTried] = useState<'answer' | 'dismiss'>();
  const answer = useSend(answerLostPassword, [listLostPasswords, listAccounts]);
  const dismiss = useSend(dismissLostPassword, [listLostPasswords]);
  const [params, why] = [{ id: request.id }, note.value.trim()];
  const body = { seen: request.seen, note: why };
  const onError = useReadAnew([listLostPasswords, listAccounts]);
  const dismissed = (): void => {
    note.sent();
    say(words.lostDismissed);
    close();
  };
  const answered = (password: Issued): void => {
    note.sent();
    issued(password);
  };
  const submit = (pressed: string): void => {
    const dismissing = pressed === 'dismiss';
    setTried(dismissing ? 'dismiss' : 'answer');
    if (why === '') return;
    if (dismissing) dismiss.mutate({ params, body }, { onError, onSuccess: dismissed });
    else if (accountId !== '')
      answer.mutate({ params, body: { ...body, accountId } }, { onError, onSuccess: answered });
  };
  return {
    note,
    accountId,
    setAccountId,
    answer,
    dismiss,
    submit,
    noWhy: tried !== undefined && why === '' ? words.missing : undefined,
    noAccount: tried === 'answer' && accountId === '' ? words.missing : undefined,
  };
};
type Answering = ReturnType<typeof useAnswering>;

/** Who lost a password: call back on the registered number, then issue, or put it away with a note. */
export const LostPasswordDialog = (props: LostPasswordDialogProps) => {
  const { request, close } = props;
  const answering = useAnswering(props);
  return (
    <Dialog title={words.lostOf(request.unit)} onClose={close} size="xl">
      <Form submit={answering.submit}>
        <Stack gap="md">
          <Facts request={request} />
          {request.state === 'waiting' ? <AnswerFields request={request} answering={answering} /> : null}
        </Stack>
      </Form>
    </Dialog>
  );
};

type AnswerFieldsProps = Pick<LostPasswordDialogProps, 'request'> & { readonly answering: Answering };

const AnswerFields = ({ request, answering }: AnswerFieldsProps) => {
  const { note, noWhy, answer, dismiss } = answering;
  return (
    <>
      <p>{words.lostCallBack}</p>
      {request.account === null ? <AccountChoice answering={answering} /> : null}
      <KeptTextarea
        kept={note}
        label={words.lostNote}
        description={words.lostNoteHint}
        withAsterisk
        maxLength={200}
        error={noWhy}
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
  );
};

/** So many are offered at once; words narrow them. */
const CHOICES = 50;

/** Where no account was named, or none of that name is there: which one it is, and whom to call then. */
const AccountChoice = ({ answering: { accountId, setAccountId, noAccount } }: { readonly answering: Answering }) => {
  const [search, setSearch] = useState('');
  const query = { limit: CHOICES, ...(search === '' ? {} : { search }) };
  const accounts = useAsk(listAccounts, { query }, { keepPrevious: true });
  const all = accounts.data?.accounts ?? [];
  const chosen = all.find(({ id }) => id === accountId)?.custodian;
  const choices = all
    .filter(({ state }) => state === 'active')
    .map(({ id, username, unitPath }) => ({ value: id, label: `${username} · ${sentenceStart(unitPath)}` }));
  return (
    <>
      <SearchField label={words.lostSearch} value={search} onSearch={setSearch} />
      <NativeSelect
        label={words.lostFor}
        data={[{ value: '', label: '' }, ...choices]}
        withAsterisk
        value={accountId}
        error={noAccount}
        onChange={(event) => setAccountId(event.currentTarget.value)}
      />
      {chosen ? (
        <dl className="account-facts">
          <dt>{words.lostRegistered}</dt>
          <dd>
            <Registration custodian={chosen} />
          </dd>
        </dl>
      ) : null}
    </>
  );
};
