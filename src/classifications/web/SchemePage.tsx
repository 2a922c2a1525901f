import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Reply } from '../../platform/contract/route.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { SearchField } from '../../platform/ui/SearchField.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { getMembers, listClassifications, type SchemeList, type SchemeRow } from '../contract.ts';
import { ChangeMembers } from './ChangeMembers.tsx';
import { ListDialog } from './ListDialog.tsx';
import { words } from './messages.ts';
import { RecordList } from './RecordList.tsx';
import { SchemeDialog } from './SchemeDialog.tsx';
import './classifications.css';

type Opened = 'scheme' | 'record' | 'change' | SchemeList | null;
type Members = Reply<typeof getMembers>;

/** `/quan-tri/phan-loai/KV?ngay&nhom&tim`: who stands in which group on a day, and by which document. */
export const SchemePage = ({ code }: { readonly code: string }) => {
  const schemes = useAsk(listClassifications, {});
  return (
    <Answer of={schemes}>
      {({ classifications }) => {
        const scheme = classifications.find((one) => one.code === code);
        return scheme ? (
          <Scheme scheme={scheme} />
        ) : (
          <EmptyState title={words.none}>
            <PageLink href="/quan-tri/phan-loai">{words.back}</PageLink>
          </EmptyState>
        );
      }}
    </Answer>
  );
};

const Scheme = ({ scheme }: { readonly scheme: SchemeRow }) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const asOf = search.get('ngay') ?? '';
  const mayManage = useMay('forms.manage');
  const [opened, setOpened] = useState<Opened>(null);
  const members = useAsk(
    getMembers,
    { params: { code: scheme.code }, query: asOf === '' ? {} : { asOf } },
    { keepPrevious: true },
  );
  return (
    <>
      <PageHeader
        title={scheme.title}
        above={<PageLink href="/quan-tri/phan-loai">{words.back}</PageLink>}
        subtitle={`${scheme.code} · ${words.levels[scheme.level]}${scheme.note ? ` · ${scheme.note}` : ''}`}
        actions={mayManage ? <Actions hasLists={scheme.lists.length > 0} onOpen={setOpened} /> : null}
      />
      <Lists lists={scheme.lists} onOpen={mayManage ? setOpened : undefined} />
      <div className="filters scheme-filters no-print">
        <DayInput
          label={words.asOf}
          value={asOf === '' ? (members.data?.asOf ?? '') : asOf}
          onChange={(day) => (day === '' ? undefined : setSearch({ ngay: day }))}
        />
        <NativeSelect
          label={words.group}
          value={search.get('nhom') ?? ''}
          data={[{ value: '', label: words.all }, ...scheme.groups.map(({ code, label }) => ({ value: code, label }))]}
          onChange={({ currentTarget }) => setSearch({ nhom: currentTarget.value || null })}
        />
        <SearchField
          label={words.find}
          value={search.get('tim') ?? ''}
          onSearch={(tim) => setSearch({ tim: tim || null })}
        />
      </div>
      <Answer of={members} lines={10}>
        {(answer) => (
          <OnDay scheme={scheme} answer={answer} group={search.get('nhom')} text={search.get('tim') ?? ''} />
        )}
      </Answer>
      <Dialogs scheme={scheme} opened={opened} onClose={() => setOpened(null)} />
    </>
  );
};

type ActionsProps = { readonly hasLists: boolean; readonly onOpen: (which: Opened) => void };

const Actions = ({ hasLists, onOpen }: ActionsProps) => (
  <>
    <Button variant="default" onClick={() => onOpen('scheme')}>
      {words.edit}
    </Button>
    {hasLists ? (
      <Button variant="default" onClick={() => onOpen('change')}>
        {words.change}
      </Button>
    ) : null}
    <Button onClick={() => onOpen('record')}>{words.record}</Button>
  </>
);

type ListsProps = {
  readonly lists: readonly SchemeList[];
  readonly onOpen: ((list: SchemeList) => void) | undefined;
};

const Lists = ({ lists, onOpen }: ListsProps) =>
  lists.length === 0 ? (
    <p className="soft">{words.noneWhy}</p>
  ) : (
    <RecordTable
      label={words.lists}
      rows={lists}
      keyOf={({ id }) => id}
      sheet
      columns={[
        {
          words: words.basis,
          as: 'name',
          of: ({ legalBasis, note }) => (
            <>
              {legalBasis}
              {note ? <span className="second">{note}</span> : null}
            </>
          ),
        },
        { words: words.holds, of: ({ validFrom, validTo }) => words.days(validFrom, validTo) },
        { words: words.members, as: 'number', of: ({ members }) => members },
        {
          words: words.known,
          as: 'state',
          of: ({ complete, illustrative }) => (
            <>
              <Tag tone={complete ? 'done' : 'look'}>{complete ? words.full : words.partial}</Tag>{' '}
              {illustrative ? <Tag tone="plain">{words.illustrative}</Tag> : null}
            </>
          ),
        },
        onOpen
          ? {
              words: words.changeList,
              as: 'action',
              of: (list) => (
                <Button size="compact-md" variant="default" onClick={() => onOpen(list)}>
                  {words.changeList}
                </Button>
              ),
            }
          : null,
      ]}
    />
  );

type OnDayProps = {
  readonly scheme: SchemeRow;
  readonly answer: Members;
  readonly group: string | null;
  readonly text: string;
};

const OnDay = ({ scheme, answer, group, text }: OnDayProps) => {
  const { list, members, others, asOf } = answer;
  if (!list) return <EmptyState title={words.notCovered(asOf)}>{words.notCoveredWhy}</EmptyState>;
  const labels = new Map(scheme.groups.map(({ code, label }) => [code, label]));
  const key = searchKey(text);
  const shown = members.filter(
    (one) =>
      (group === null || one.group === group) &&
      ` ${searchKey(`${one.unit.code} ${one.unit.path}`)}`.includes(` ${key}`),
  );
  const counts = scheme.groups.map(({ code, label }) =>
    words.countOf(label, members.filter((one) => one.group === code).length),
  );
  return (
    <>
      <p className="small" role="status">
        {counts.join(' · ')}
        {others.length > 0
          ? ` · ${list.complete ? words.othersNone(others.length) : words.othersUnknown(others.length)}`
          : ''}
      </p>
      <RecordTable
        label={words.units}
        rows={shown}
        keyOf={({ unit }) => unit.id}
        sheet
        columns={[
          { words: words.unit, as: 'name', of: ({ unit }) => sentenceStart(unit.path) },
          { words: words.code, className: 'figures', of: ({ unit }) => unit.code },
          { words: words.group, as: 'state', className: 'nowrap', of: (one) => labels.get(one.group) ?? one.group },
          { words: words.from, className: 'figures', of: ({ validFrom }) => formatDay(validFrom) },
          { words: words.ownBasis, of: ({ legalBasis }) => (legalBasis === list.legalBasis ? '' : legalBasis) },
        ]}
      />
    </>
  );
};

type DialogsProps = { readonly scheme: SchemeRow; readonly opened: Opened; readonly onClose: () => void };

const Dialogs = ({ scheme, opened, onClose }: DialogsProps) => {
  if (opened === null) return null;
  if (opened === 'scheme') return <SchemeDialog scheme={scheme} onClose={onClose} />;
  if (opened === 'record') return <RecordList scheme={scheme} onClose={onClose} />;
  if (opened === 'change') return <ChangeMembers scheme={scheme} onClose={onClose} />;
  return <ListDialog scheme={scheme} list={opened} onClose={onClose} />;
};
