import { Button } from '@mantine/core';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useGo } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk, useSend } from '../../platform/ui/query.ts';
import { say } from '../../platform/ui/say.tsx';
import { getOwnAccount } from '../contract/custodians.ts';
import { type RequestRow, withdrawRequest } from '../contract/requests.ts';
import { CustodianHistory } from './CustodianHistory.tsx';
import { words } from './messages-life.ts';
import { RequestTable } from './RequestTable.tsx';
import './Accounts.css';
import './Life.css';

/** A unit's own account: who was given it and when, what the unit asked the board and what became of it (Đ7.4, Đ7.8). */
export const OwnAccountPage = () => {
  const asked = useAsk(getOwnAccount, {});
  const go = useGo();
  const withdraw = useSend(withdrawRequest, [getOwnAccount]);
  const takeBack = ({ id, version }: RequestRow): void =>
    withdraw.mutate({ params: { id }, body: { version } }, { onSuccess: () => say(words.withdrawn) });
  return (
    <Answer of={asked} title={words.own} lines={6}>
      {({ username, unitPath, custodians, requests }) => (
        <>
          <PageHeader
            title={words.own}
            subtitle={`${sentenceStart(unitPath)} · ${username}`}
            actions={<Button onClick={() => go('/tai-khoan-don-vi/de-nghi')}>{words.ownAsk}</Button>}
          />
          <div className="life">
            {custodians.some(({ to }) => to === null) ? null : (
              <EmptyState title={words.ownNobody}>{words.ownNobodyWhy}</EmptyState>
            )}
            <section className="sheet life-section" aria-label={words.custodian}>
              <h2>{words.custodian}</h2>
              <CustodianHistory custodians={custodians} />
            </section>
            <section className="sheet life-section" aria-label={words.requests}>
              <h2>{words.requests}</h2>
              {requests.length === 0 ? (
                <p className="soft">{words.requestsNone}</p>
              ) : (
                <RequestTable
                  requests={requests}
                  label={words.requests}
                  act={{ words: words.withdraw, on: takeBack, waitingOnly: true }}
                />
              )}
            </section>
          </div>
        </>
      )}
    </Answer>
  );
};
