import { Button, Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay, formatTime } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useGo } from '../../platform/ui/address.tsx';
import { Dialog } from '../../platform/ui/Dialog.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { type AccountDetail, getAccount } from '../contract/life.ts';
import { AccountActionDialog, type Action } from './AccountActionDialog.tsx';
import { AccountEvents } from './AccountEvents.tsx';
import { AccountSessions } from './AccountSessions.tsx';
import { AccountState } from './AccountTable.tsx';
import type { Issued } from './accounts-view.ts';
import { CustodianForm } from './CustodianForm.tsx';
import { CustodianHistory } from './CustodianHistory.tsx';
import { DepartureDialog } from './DepartureDialog.tsx';
import { dutiesInWords } from './duty-words.ts';
import { HandoverTable } from './HandoverTable.tsx';
import { IssuedSheet } from './IssuedSheet.tsx';
import { words as listWords } from './messages.ts';
import { actionNames, words } from './messages-life.ts';
import { RequestTable } from './RequestTable.tsx';
import './Accounts.css';
import './Life.css';

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="sheet life-section" aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
);

const Facts = ({ account }: Pick<AccountDetail, 'account'>) => (
  <dl className="account-facts">
    <dt>{listWords.state}</dt>
    <dd>
      <AccountState account={account} />
      {account.closedAt === null ? null : (
        <span className="small soft account-second">
          {words.closedSince(formatTime(account.closedAt), account.closedReason ?? '')}
        </span>
      )}
    </dd>
    {account.duties.length > 0 ? (
      <>
        <dt>{words.duties}</dt>
        <dd>{dutiesInWords(account.duties)}</dd>
      </>
    ) : null}
    <dt>{words.custodian}</dt>
    <dd>
      {account.custodian?.fullName ?? listWords.custodianNone}
      {account.custodian?.leftOn ? (
        <span className="small account-second">{words.leftOn(formatDay(account.custodian.leftOn))}</span>
      ) : null}
    </dd>
    <dt>{words.secondFactor}</dt>
    <dd>{account.secondFactor ? words.on : words.off}</dd>
    <dt>{words.since}</dt>
    <dd className="figures">{formatTime(account.createdAt)}</dd>
    <dt>{listWords.lastActed}</dt>
    <dd className="figures">{account.actedAt === null ? listWords.never : formatTime(account.actedAt)}</dd>
  </dl>
);

type Doing = Action | 'custodian' | 'departure';

/** One filled button, the handover; everything else in a menu, the gravest last. */
const Actions = ({ detail, start }: { readonly detail: AccountDetail; readonly start: (doing: Doing) => void }) => {
  const { account, allowed } = detail;
  const go = useGo();
  const rest = allowed.filter((action) => action !== 'handover');
  if (allowed.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="default">{listWords.more}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {account.custodian && account.state === 'active' ? (
            <Menu.Item onClick={() => start('departure')}>{words.departure}</Menu.Item>
          ) : null}
          {rest.map((action) => (
            <Menu.Item
              key={action}
              {...(action === 'close' || action === 'delete' ? { color: 'brocade.6' } : {})}
              onClick={() => start(action)}
            >
              {actionNames[action]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {allowed.includes('handover') ? (
        <Button onClick={() => go(`/quan-tri/tai-khoan/${account.id}/ban-giao`)}>{words.guided}</Button>
      ) : null}
    </>
  );
};

const Content = ({ detail }: { readonly detail: AccountDetail }) => {
  const { account, allowed, custodians, handovers, requests, events } = detail;
  return (
    <div className="life">
      {allowed.length === 0 ? <p>{words.ownAccount}</p> : null}
      <Section title={words.facts}>
        <Facts account={account} />
      </Section>
      <Section title={words.history}>
        <CustodianHistory custodians={custodians} />
      </Section>
      {allowed.length === 0 ? null : (
        <div className="sheet life-section">
          <h2>{words.sessions}</h2>
          <AccountSessions accountId={account.id} hasSecondFactor={account.secondFactor} />
        </div>
      )}
      {account.kind === 'unit' ? (
        <>
          <Section title={words.requests}>
            {requests.length === 0 ? (
              <p className="soft">{words.requestsNone}</p>
            ) : (
              <RequestTable requests={requests} label={words.requests} />
            )}
          </Section>
          <Section title={words.handovers}>
            <HandoverTable handovers={handovers} />
          </Section>
        </>
      ) : null}
      <Section title={words.events}>
        <p className="small soft">{words.eventsWhy}</p>
        <AccountEvents events={events} />
      </Section>
    </div>
  );
};

/** One account's life: what it is now, who held it, what was asked and done, and what may be done next. */
export const AccountPage = ({ id }: { readonly id: string }) => {
  const asked = useAsk(getAccount, { params: { id } });
  const go = useGo();
  const [doing, setDoing] = useState<Doing>();
  const [issued, setIssued] = useState<Issued>();
  const close = (): void => setDoing(undefined);
  if (issued) return <IssuedSheet issued={[issued]} done={() => setIssued(undefined)} />;
  return (
    <Answer of={asked} title={listWords.accounts} lines={10}>
      {(detail) => (
        <>
          <PageHeader
            title={words.account(detail.account.username)}
            subtitle={sentenceStart(detail.account.unitPath)}
            above={<PageLink href="/quan-tri/tai-khoan">{words.toAccounts}</PageLink>}
            actions={<Actions detail={detail} start={setDoing} />}
          />
          <Content detail={detail} />
          {doing === 'custodian' ? (
            <Dialog title={actionNames.custodian} onClose={close}>
              <CustodianForm account={detail.account} saved={close} />
            </Dialog>
          ) : null}
          {doing === 'departure' ? <DepartureDialog accountId={id} close={close} /> : null}
          {doing && doing !== 'custodian' && doing !== 'departure' ? (
            <AccountActionDialog
              account={detail.account}
              action={doing}
              issued={(password) => {
                close();
                setIssued(password);
              }}
              deleted={() => go('/quan-tri/tai-khoan', { replace: true })}
              close={close}
            />
          ) : null}
        </>
      )}
    </Answer>
  );
};
