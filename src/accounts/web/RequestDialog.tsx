import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay, formatTime } from '../../platform/text/vietnamese.ts';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { listHandovers } from '../contract/handover.ts';
import { getAccount } from '../contract/life.ts';
import { acceptRequest, listRequests, type RequestRow, refuseRequest } from '../contract/requests.ts';
import { listAccounts } from '../contract.ts';
import { requestKindNames } from '../rules/account-life.ts';
import type { Issued } from './accounts-view.ts';
import { LetterLine } from './LetterLine.tsx';
import { words } from './messages-life.ts';
import { RequestStateTag } from './RequestTable.tsx';

type Person = Pick<NonNullable<RequestRow['custodian']>, 'fullName' | 'position' | 'section' | 'phone' | 'email'>;

const PersonLine = ({ person }: { readonly person: Person }) => (
  <>
    {`${person.fullName}, ${person.position}, ${person.section}`}
    <span className="account-second figures">{`${person.phone} · ${person.email}`}</span>
  </>
);

/** Who holds the account until the request is accepted, to be read beside who is asked for. */
const PresentCustodian = ({ accountId }: { readonly accountId: string }) => {
  const { data } = useAsk(getAccount, { params: { id: accountId } });
  const present = data?.custodians.find(({ to }) => to === null);
  if (data === undefined) return null;
  return (
    <>
      <dt>{words.custodianNow}</dt>
      <dd>{present ? <PersonLine person={present} /> : words.historyNone}</dd>
    </>
  );
};

const Facts = ({ request }: { readonly request: RequestRow }) => {
  const { custodian } = request;
  return (
    <dl className="account-facts">
      <dt>{words.unit}</dt>
      <dd>{sentenceStart(request.unitPath)}</dd>
      <dt>{words.askReason}</dt>
      <dd>{request.reason}</dd>
      <dt>{words.paper}</dt>
      <dd>
        <LetterLine letter={request.letter} />
      </dd>
      <dt>{words.askedBy}</dt>
      <dd>{`${request.askedBy}, ${sentenceStart(request.askedUnit)}, ${formatTime(request.askedAt)}`}</dd>
      {custodian ? (
        <>
          {request.state === 'waiting' && request.accountId !== null ? (
            <PresentCustodian accountId={request.accountId} />
          ) : null}
          <dt>{words.custodianAsked}</dt>
          <dd>
            <PersonLine person={custodian} />
          </dd>
        </>
      ) : null}
      {request.changedOn === null ? null : (
        <>
          <dt>{words.changedOn}</dt>
          <dd className="figures">{formatDay(request.changedOn)}</dd>
        </>
      )}
      <dt>{words.state}</dt>
      <dd>
        <RequestStateTag state={request.state} />
        {request.decidedAt === null ? null : (
          <span className="small soft account-second">
            {[request.decidedBy, formatTime(request.decidedAt), request.decisionReason].filter(Boolean).join(' · ')}
          </span>
        )}
      </dd>
    </dl>
  );
};

type RequestDialogProps = {
  readonly request: RequestRow;
  readonly issued: (password: Issued) => void;
  readonly close: () => void;
};

/** A request whole, with its two ends: done as asked, or refused with the reason that the unit reads. */
export const RequestDialog = ({ request, issued, close }: RequestDialogProps) => {
  const [username, setUsername] = useState(request.username ?? '');
  const [reason, setReason] = useState<string>();
  const [tried, setTried] = useState(false);
  const refreshed = [listRequests, listAccounts, listHandovers, getAccount];
  const accept = useSend(acceptRequest, refreshed);
  const refuse = useSend(refuseRequest, refreshed);
  const params = { id: request.id };
  const opening = request.kind === 'open';
  const done = (what: string): void => {
    say(what);
    close();
  };
  const doAccept = (): void =>
    accept.mutate(
      { params, body: { version: request.version, ...(opening ? { username: username.trim() } : {}) } },
      { onSuccess: ({ issued: password }) => (password ? issued(password) : done(words.accepted)) },
    );
  const doRefuse = (): void =>
    refuse.mutate(
      { params, body: { version: request.version, reason: (reason ?? '').trim() } },
      { onSuccess: () => done(words.refused) },
    );
  const refusing = reason !== undefined;
  const wrong = tried && (refusing ? reason : username).trim() === '' ? words.missing : undefined;
  const turnTo = (next: string | undefined): void => {
    setTried(false);
    setReason(next);
  };
  const submit = (): void => {
    setTried(true);
    if (refusing) {
      if (reason.trim() !== '') doRefuse();
    } else if (!opening || username.trim() !== '') doAccept();
  };
  return (
    <Dialog title={requestKindNames[request.kind]} onClose={close} size="xl">
      <Form submit={submit}>
        <Stack gap="md">
          <Facts request={request} />
          {request.state === 'waiting' ? (
            <>
              {opening && !refusing ? (
                <TextInput
                  label={words.username}
                  description={words.usernameWish}
                  withAsterisk
                  autoComplete="off"
                  spellCheck={false}
                  value={username}
                  error={wrong}
                  onChange={(event) => setUsername(event.currentTarget.value)}
                />
              ) : null}
              {refusing ? (
                <Textarea
                  label={words.refuseReason}
                  description={words.refuseHint}
                  withAsterisk
                  data-autofocus
                  maxLength={200}
                  value={reason}
                  error={wrong}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
              ) : null}
              <InlineError error={refusing ? refuse.error : accept.error} />
              <Group justify="flex-end" gap="sm">
                {refusing ? (
                  <>
                    <Button variant="default" onClick={() => turnTo(undefined)}>
                      {words.previous}
                    </Button>
                    <Button type="submit" color="brocade.6" loading={refuse.isPending}>
                      {words.refuse}
                    </Button>
                  </>
                ) : (
                  <>
                    <Button variant="default" onClick={() => turnTo('')}>
                      {words.refuse}
                    </Button>
                    <Button type="submit" loading={accept.isPending}>
                      {words.accept}
                    </Button>
                  </>
                )}
              </Group>
            </>
          ) : null}
        </Stack>
      </Form>
    </Dialog>
  );
};
