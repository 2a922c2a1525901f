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
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { say } from '../../platform/ui/say.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { type AuditRow, exportAuditEvents, listAuditEvents } from '../contract.ts';
import type { TrailWords } from '../rules/trail-words.ts';
import { AuditDetail } from './AuditDetail.tsx';
import { AuditFilters, type UnitChoice } from './AuditFilters.tsx';
import { words } from './messages.ts';
import { aboutWords } from './object-words.ts';
import { filtersOf, queryOf } from './query-of.ts';
import type { PeriodWords, Readers } from './readers.ts';
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

const actionOf = ({ action }: AuditRow, { trail }: Readers): string => trail.actions[action] ?? action;

const Action = ({ event, readers }: { readonly event: AuditRow; readonly readers: Readers }) => (
  <>
    {actionOf(event, readers)}
    {event.about && event.about.name !== event.account ? (
      <span className="second">{aboutWords(event, readers)}</span>
    ) : null}
  </>
);

const Who = ({ event: { account, accountKind, custodian } }: { readonly event: AuditRow }) => (
  <>
    {account ?? (accountKind === 'system' ? words.system : words.nobody)}
    {custodian ? <span className="second">{custodian}</span> : null}
  </>
);

const Sealed = ({ number }: { readonly number: number | null }) =>
  number === null ? (
    <span className="soft">{words.unsealed}</span>
  ) : (
    <Tag tone="done" icon="lock">
      {words.sealedShort(number)}
    </Tag>
  );

type AuditTableProps = {
  readonly events: readonly AuditRow[];
  readonly readers: Readers;
  readonly show: (event: AuditRow) => void;
};

const AuditTable = ({ events, readers, show }: AuditTableProps) => (
  <RecordTable
    label={words.audit}
    rows={events}
    keyOf={({ id }) => id}
    sheet
    className="audit-table"
    columns={[
      { words: words.time, className: 'figures nowrap', of: ({ at }) => formatTime(at) },
      {
        words: words.action,
        as: 'name',
        of: (event) => <Action event={event} readers={readers} />,
      },
      {
        words: words.who,
        of: (event) => <Who event={event} />,
      },
      { words: words.unit, className: 'audit-unit', of: ({ unit }) => unit },
      { words: words.result, as: 'state', of: ({ result }) => <Result result={result} /> },
      { words: words.address, className: 'figures', of: ({ address }) => address },
      {
        words: words.seal,
        of: ({ sealNumber }) => <Sealed number={sealNumber} />,
      },
      {
        words: words.details,
        as: 'action',
        of: (event) => (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={words.detailsOf(actionOf(event, readers), formatTime(event.at))}
            onClick={() => show(event)}
          >
            {words.details}
          </Button>
        ),
      },
    ]}
  />
);

type AuditPageProps = {
  readonly units: readonly UnitChoice[];
  readonly periodWords: PeriodWords;
  readonly trail: TrailWords;
};

/** Who did what, when and from where. Units, the names of periods and the words of every noun's actions are handed in: this noun stands below theirs. */
export const AuditPage = ({ units, periodWords, trail }: AuditPageProps) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const [shown, setShown] = useState<AuditRow>();
  const events = useAsk(listAuditEvents, { query: queryOf(search) }, { keepPrevious: true, staleTime: 30_000 });
  const readers = {
    trail,
    period: periodWords,
    unit: (id: string) => units.find(({ value }) => value === id)?.label ?? id,
  };
  const only = (name: 'doi-tuong' | 'tai-khoan', value: string): void => {
    setShown(undefined);
    setSearch({ [name]: value, truoc: null }, { push: true });
  };
  const { failed, save } = useExport(search);
  return (
    <>
      <PageHeader title={words.audit} subtitle={words.subtitle} actions={<ExportButtons save={save} />} />
      <AuditFilters units={units} actions={trail.actions} />
      <InlineError error={failed} />
      <Answer of={events} lines={12}>
        {(answer) => (
          <>
            {answer.events.length === 0 ? (
              <EmptyState title={words.none}>{words.noneWhy}</EmptyState>
            ) : (
              <AuditTable events={answer.events} readers={readers} show={setShown} />
            )}
            <p className="small soft">
              {answer.seal ? words.lastSeal(answer.seal.size, formatTime(answer.seal.at)) : words.noSeal}
            </p>
            <Pages next={answer.next} />
          </>
        )}
      </Answer>
      {shown ? <AuditDetail event={shown} readers={readers} only={only} close={() => setShown(undefined)} /> : null}
    </>
  );
};

const ExportButtons = ({ save }: Pick<ReturnType<typeof useExport>, 'save'>) => (
  <>
    <Button variant="default" onClick={() => save('xlsx')}>
      {words.exportWorkbook}
    </Button>
    <Button variant="default" onClick={() => save('csv')}>
      {words.export}
    </Button>
  </>
);

/** The trail as one has filtered it, as a file: a workbook for people, CSV for programs. */
const useExport = (search: URLSearchParams) => {
  const [failed, setFailed] = useState<Error | null>(null);
  const save = (as: 'csv' | 'xlsx'): void => {
    setFailed(null);
    download(exportAuditEvents, { query: filtersOf(search) }, { as }).then(
      (name) => say(words.exported(name)),
      (error: Error) => setFailed(error),
    );
  };
  return { failed, save };
};

const Pages = ({ next }: { readonly next: number | null }) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const open = (before: string | null) => () => setSearch({ truoc: before }, { push: true });
  return (
    <div className="audit-pages no-print">
      {search.has('truoc') ? (
        <Button variant="default" onClick={open(null)}>
          {words.newest}
        </Button>
      ) : null}
      {next === null ? null : (
        <Button variant="default" onClick={open(String(next))}>
          {words.older}
        </Button>
      )}
    </div>
  );
};
