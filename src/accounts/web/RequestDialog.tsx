import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay, formatTime } from '../../platform/text/vietnamese.ts';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { Form } from '../../platform/ui/Form.tsx';
import { KeptTextarea } from '../../platform/ui/kept/KeptTextarea.tsx';
import { useKeptText } from '../../platform/ui/kept/use-kept.ts';
import { useAsk, useReadAnew, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { listHandovers } from '../contract/handover.ts';
import { getAccount } from '../contract/life.ts';
import { acceptRequest, listRequests, type RequestRow, refuseRequest } from '../contract/requests.ts';
import { listAccounts } from '../contract.ts';
import { requestKindNames } from '../rules/account-life.ts';
import type { Issued } from './accounts-view.ts';
import { LetterLine } from './LetterLine.tsx';
import { words } from './messages-life.ts';
import { RequestEffects } from './RequestEffects.tsx';
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

/** What is shown: where the account is shown beside the request, as that answer gave both. */
const useSeen = ({ id, accountId, seen }: RequestRow): string => {
  const { data } = useAsk(getAccount, { params: { id: accountId ?? '' } }, { enabled: accountId !== null });
  return data?.requests.find((request) => request.id === id)?.seen ?? seen;
};

/** Doing as asked, or refusing with a reason; which of the two is being written, and what is missing in it. */
const useDeciding = ({ request, issued, close }: RequestDialogProps) => {
  const [username, setUsername] = useState(request.username ?? '');
  const reason = useKeptText(['refuse-request', request.id]);
  const [refusing, setRefusing] = useState(false);
  const [tried, setTried] = useState(false);
  const refreshed = [listRequests, listAccounts, listHandovers, getAccount];
  const accept = useSend(acceptRequest, refreshed);
  const refuse = useSend(refuseRequest, refreshed);
  const { id } = request;
  const seen = useSeen(request);
  const onError = useReadAnew(refreshed);
  const opening = request.kind === 'open';
  const done = (what: string): void => {
    reason.sent();
    say(what);
    close();
  };
  const doAccept = (): void =>
    accept.mutate(
      { params: { id }, body: { seen, ...(opening ? { username: username.trim() } : {}) } },
      { onError, onSuccess: ({ issued: password }) => (password ? issued(password) : done(words.accepted)) },
    );
  const submit = (): void => {
    setTried(true);
    if (!refusing) {
      if (!opening || username.trim() !== '') doAccept();
    } else if (reason.value.trim() !== '') {
      const body = { seen, reason: reason.value.trim() };
      refuse.mutate({ params: { id }, body }, { onError, onSuccess: () => done(words.refused) });
    }
  };
  const turnToRefusing = (on: boolean): void => {
    setTried(false);
    setRefusing(on);
  };
  const wrong = tried && (refusing ? reason.value : username).trim() === '' ? words.missing : undefined;
  return { username, setUsername, reason, refusing, opening, wrong, accept, refuse, submit, turnToRefusing };
};
type Deciding = ReturnType<typeof useDeciding>;

/** A request whole, with its two ends: done as asked, or refused with the reason that the unit reads. */
export const RequestDialog = (props: RequestDialogProps) => {
  const { request, close } = props;
  const deciding = useDeciding(props);
  return (
    <Dialog title={requestKindNames[request.kind]} onClose={close} size="xl">
      <Form submit={deciding.submit}>
        <Stack gap="md">
          <Facts request={request} />
          {request.state !== 'waiting' ? null : deciding.refusing ? (
            <Refusing deciding={deciding} />
          ) : (
            <Accepting deciding={deciding} request={request} />
          )}
        </Stack>
      </Form>
    </Dialog>
  );
};

type AcceptingProps = { readonly deciding: Deciding; readonly request: RequestRow };

const Accepting = ({ deciding, request }: AcceptingProps) => {
  const { username, setUsername, opening, wrong, accept, turnToRefusing } = deciding;
  return (
    <>
      {opening ? (
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
      <RequestEffects request={request} />
      <InlineError error={accept.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => turnToRefusing(true)}>
          {words.refuse}
        </Button>
        <Button type="submit" loading={accept.isPending}>
          {words.accept}
        </Button>
      </Group>
    </>
  );
};

const Refusing = ({ deciding }: { readonly deciding: Deciding }) => {
  const { reason, wrong, refuse, turnToRefusing } = deciding;
  return (
    <>
      <KeptTextarea
        kept={reason}
        label={words.refuseReason}
        description={words.refuseHint}
        withAsterisk
        data-autofocus
        maxLength={200}
        error={wrong}
      />
      <InlineError error={refuse.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={() => turnToRefusing(false)}>
          {words.previous}
        </Button>
        <Button type="submit" color="brocade.6" loading={refuse.isPending}>
          {words.refuse}
        </Button>
      </Group>
    </>
  );
};
