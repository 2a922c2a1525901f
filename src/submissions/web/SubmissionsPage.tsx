import { NativeSelect, TextInput } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import { parsePeriod } from '../../periods/rules/period.ts';
import { latestFirst } from '../../periods/rules/relations.ts';
import type { Query, Reply } from '../../platform/contract/route.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { stateWords } from '../../platform/ui/StateBadge.tsx';
import { listSubmissions, type SubmissionRow, submissionStates } from '../contract.ts';
import { messages } from './messages.ts';
import { SubmissionsTable } from './SubmissionsTable.tsx';

/** The most that one answer holds (the contract's bound). */
const AT_ONCE = 1000;
type List = Reply<typeof listSubmissions>;

/** The filters in the address that the server knows too; what does not fit is left out. */
const askedOf = (search: URLSearchParams): Query<typeof listSubmissions> => {
  const [form, period] = [search.get('phieu') ?? '', search.get('ky') ?? ''];
  const state = submissionStates.find((one) => one === search.get('trang-thai'));
  return {
    ...(/^[A-Z][A-Z0-9]{1,15}$/.test(form) ? { form } : {}),
    ...(parsePeriod(period) ? { period } : {}),
    ...(state ? { state } : {}),
  };
};

/** `/phieu`: the sheets of one's unit, or of the units below, by state and period. */
export const SubmissionsPage = () => {
  const { unit } = useMe();
  const submissions = useAsk(listSubmissions, { query: { limit: AT_ONCE } }, { keepPrevious: true });
  const asked = askedOf(useSearch());
  // Where one answer does not hold all, the filters go to the server.
  const narrows = submissions.data !== undefined && submissions.data.next !== null && Object.keys(asked).length > 0;
  const narrowed = useAsk(listSubmissions, { query: { limit: AT_ONCE, ...asked } }, { enabled: narrows });
  return (
    <>
      <PageHeader
        title={unit.kind === 'commune' ? messages.list.title : messages.list.titleAll}
        subtitle={submissions.data ? subtitleOf(submissions.data) : null}
      />
      <Answer of={submissions}>
        {({ submissions: rows }) =>
          rows.length === 0 ? (
            <EmptyState title={messages.list.empty}>{messages.list.emptyHint}</EmptyState>
          ) : (
            <Filtered rows={rows} of={narrows ? narrowed : submissions} />
          )
        }
      </Answer>
    </>
  );
};

const subtitleOf = ({ submissions, next }: List): string =>
  next === null ? messages.list.subtitle(submissions.length) : messages.list.subtitleMore(submissions.length);

const distinct = (pairs: readonly (readonly [string, string])[]): { value: string; label: string }[] =>
  [...new Map(pairs)].map(([value, label]) => ({ value, label }));

/** The latest first. */
const periodsOf = (rows: readonly SubmissionRow[]): { value: string; label: string }[] =>
  distinct(rows.map((row) => [row.period, row.periodName])).sort((a, b) => {
    const [one, other] = [parsePeriod(a.value), parsePeriod(b.value)];
    return one && other ? latestFirst(one, other) : 0;
  });

type FilteredProps = {
  /** The sheets whose forms and periods are offered. */
  readonly rows: readonly SubmissionRow[];
  readonly of: UseQueryResult<List, Error>;
};

const Filtered = ({ rows, of }: FilteredProps) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const [words, form, period, state] = ['tim', 'phieu', 'ky', 'trang-thai'].map((name) => search.get(name) ?? '');
  const known = useMemo(() => [...rows, ...(of.data?.submissions ?? [])], [rows, of.data]);
  const fits = (row: SubmissionRow): boolean =>
    (!form || row.form === form) && (!period || row.period === period) && (!state || row.state === state);
  const choices = (
    name: string,
    label: string,
    value: string | undefined,
    options: { value: string; label: string }[],
  ) => (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[{ value: '', label: messages.list.all }, ...options]}
      onChange={(event) => setSearch({ [name]: event.currentTarget.value || null })}
    />
  );
  return (
    <>
      <search className="list-filters">
        <TextInput
          label={messages.list.search}
          value={words ?? ''}
          onChange={(event) => setSearch({ tim: event.currentTarget.value || null })}
        />
        {choices(
          'phieu',
          messages.list.form,
          form,
          distinct(known.map((row) => [row.form, `${row.form} · ${row.formTitle}`])).sort((a, b) =>
            a.value.localeCompare(b.value),
          ),
        )}
        {choices('ky', messages.list.period, period, periodsOf(known))}
        {choices(
          'trang-thai',
          messages.list.state,
          state,
          submissionStates.map((one) => ({ value: one, label: stateWords(one) })),
        )}
      </search>
      <Answer of={of}>{({ submissions }) => <Found rows={submissions.filter(fits)} words={words ?? ''} />}</Answer>
    </>
  );
};

/** The sheets in whose names the words are found; diacritics do not matter. */
const Found = ({ rows, words }: { readonly rows: readonly SubmissionRow[]; readonly words: string }) => {
  const key = searchKey(words);
  const found =
    key === ''
      ? rows
      : rows.filter((row) => searchKey(`${row.form} ${row.formTitle} ${row.subject.path}`).includes(key));
  return found.length === 0 ? <p className="soft">{messages.list.noneFound}</p> : <SubmissionsTable rows={found} />;
};
