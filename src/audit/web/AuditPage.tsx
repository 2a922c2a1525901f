import { Button } from '@mantine/core';
import { useState } from 'react';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { download } from '../../platform/ui/call.ts';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { InlineError } from '../../platform/ui/ErrorPanel.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { ScrollX } from '../../platform/ui/ScrollX.tsx';
import { say } from '../../platform/ui/say.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { type AuditRow, exportAuditEvents, listAuditEvents } from '../contract.ts';
import { AuditDetail } from './AuditDetail.tsx';
import { AuditFilters, type UnitChoice } from './AuditFilters.tsx';
import { actionWords, words } from './messages.ts';
import type { PeriodWords } from './object-words.ts';
import { aboutWords } from './object-words.ts';
import { filtersOf, queryOf } from './query-of.ts';
import './Audit.css';

const Result = ({ result }: { readonly result: string }) =>
  result === 'done' ? (
    <Tag tone="done" icon="check">
      {words.ok}
    </Tag>
  ) : (
    <Tag tone="look" icon="lock">
      {words.refused}
    </Tag>
  );

const AuditTable = ({
  events,
  periodWords,
  show,
}: {
  readonly events: readonly AuditRow[];
  readonly periodWords: PeriodWords;
  readonly show: (event: AuditRow) => void;
}) => (
  <ScrollX label={words.audit} className="sheet">
    <table className="data">
      <caption className="visually-hidden">{words.audit}</caption>
      <thead>
        <tr>
          <th scope="col">{words.time}</th>
          <th scope="col">{words.action}</th>
          <th scope="col">{words.who}</th>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.result}</th>
          <th scope="col">{words.address}</th>
          <th scope="col">{words.seal}</th>
          <th scope="col">
            <span className="visually-hidden">{words.details}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => {
          const action = actionWords[event.action] ?? event.action;
          return (
            <tr key={event.id}>
              <td className="figures audit-time">{formatTime(event.at)}</td>
              <th scope="row">
                {action}
                {event.about && event.about.name !== event.account ? (
                  <span className="small soft audit-second">{aboutWords(event, periodWords)}</span>
                ) : null}
              </th>
              <td>
                {event.account ?? (event.accountKind === 'system' ? words.system : words.nobody)}
                {event.custodian ? <span className="small soft audit-second">{event.custodian}</span> : null}
              </td>
              <td>{event.unit}</td>
              <td>
                <Result result={event.result} />
              </td>
              <td className="figures">{event.address}</td>
              <td className="audit-seal">
                {event.sealNumber === null ? (
                  <span className="soft">{words.unsealed}</span>
                ) : (
                  <Tag tone="done" icon="lock">
                    {words.sealedShort(event.sealNumber)}
                  </Tag>
                )}
              </td>
              <td>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  aria-label={words.detailsOf(action, formatTime(event.at))}
                  onClick={() => show(event)}
                >
                  {words.details}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  </ScrollX>
);

type AuditPageProps = { readonly units: readonly UnitChoice[]; readonly periodWords: PeriodWords };

/** Who did what, when and from where. Units and the names of periods are handed in: this noun stands below theirs. */
export const AuditPage = ({ units, periodWords }: AuditPageProps) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const [shown, setShown] = useState<AuditRow>();
  const events = useAsk(listAuditEvents, { query: queryOf(search) }, { keepPrevious: true, staleTime: 30_000 });
  const readers = {
    period: periodWords,
    unit: (id: string) => units.find(({ value }) => value === id)?.label ?? id,
  };
  const only = (name: 'doi-tuong' | 'tai-khoan', value: string): void => {
    setShown(undefined);
    setSearch({ [name]: value, truoc: null }, { push: true });
  };
  const [failed, setFailed] = useState<Error | null>(null);
  const save = (): void => {
    setFailed(null);
    download(exportAuditEvents, { query: filtersOf(search) }).then(
      (name) => say(words.exported(name)),
      (error: Error) => setFailed(error),
    );
  };
  return (
    <>
      <PageHeader
        title={words.audit}
        subtitle={words.subtitle}
        actions={
          <Button variant="default" onClick={save}>
            {words.export}
          </Button>
        }
      />
      <AuditFilters units={units} />
      <InlineError error={failed} />
      <Answer of={events} lines={12}>
        {(answer) => (
          <>
            {answer.events.length === 0 ? (
              <EmptyState title={words.none}>{words.noneWhy}</EmptyState>
            ) : (
              <AuditTable events={answer.events} periodWords={periodWords} show={setShown} />
            )}
            <p className="small soft">
              {answer.seal ? words.lastSeal(answer.seal.size, formatTime(answer.seal.at)) : words.noSeal}
            </p>
            <div className="audit-pages no-print">
              {search.has('truoc') ? (
                <Button variant="default" onClick={() => setSearch({ truoc: null }, { push: true })}>
                  {words.newest}
                </Button>
              ) : null}
              {answer.next === null ? null : (
                <Button variant="default" onClick={() => setSearch({ truoc: String(answer.next) }, { push: true })}>
                  {words.older}
                </Button>
              )}
            </div>
          </>
        )}
      </Answer>
      {shown ? <AuditDetail event={shown} readers={readers} only={only} close={() => setShown(undefined)} /> : null}
    </>
  );
};
