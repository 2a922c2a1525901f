import { NativeSelect, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { parsePeriod } from '../../periods/rules/period.ts';
import { latestFirst } from '../../periods/rules/relations.ts';
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

/** `/phieu`: the sheets of one's unit, or of the units below, by state and period. */
export const SubmissionsPage = () => {
  const { unit } = useMe();
  const submissions = useAsk(listSubmissions, { query: { limit: 1000 } }, { keepPrevious: true });
  return (
    <>
      <PageHeader
        title={unit.kind === 'commune' ? messages.list.title : messages.list.titleAll}
        subtitle={submissions.data ? messages.list.subtitle(submissions.data.submissions.length) : null}
      />
      <Answer of={submissions}>
        {({ submissions: rows }) =>
          rows.length === 0 ? (
            <EmptyState title={messages.list.empty}>{messages.list.emptyHint}</EmptyState>
          ) : (
            <Filtered rows={rows} />
          )
        }
      </Answer>
    </>
  );
};

const distinct = (pairs: readonly (readonly [string, string])[]): { value: string; label: string }[] =>
  [...new Map(pairs)].map(([value, label]) => ({ value, label }));

/** The latest first. */
const periodsOf = (rows: readonly SubmissionRow[]): { value: string; label: string }[] =>
  distinct(rows.map((row) => [row.period, row.periodName])).sort((a, b) => {
    const [one, other] = [parsePeriod(a.value), parsePeriod(b.value)];
    return one && other ? latestFirst(one, other) : 0;
  });

const Filtered = ({ rows }: { readonly rows: readonly SubmissionRow[] }) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const [words, form, period, state] = ['tim', 'phieu', 'ky', 'trang-thai'].map((name) => search.get(name) ?? '');
  const shown = useMemo(() => {
    const key = searchKey(words ?? '');
    const fits = (row: SubmissionRow): boolean =>
      (!form || row.form === form) && (!period || row.period === period) && (!state || row.state === state);
    return rows.filter(
      (row) => fits(row) && (key === '' || searchKey(`${row.form} ${row.formTitle} ${row.subject.path}`).includes(key)),
    );
  }, [rows, words, form, period, state]);
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
          distinct(rows.map((row) => [row.form, `${row.form} · ${row.formTitle}`])).sort((a, b) =>
            a.value.localeCompare(b.value),
          ),
        )}
        {choices('ky', messages.list.period, period, periodsOf(rows))}
        {choices(
          'trang-thai',
          messages.list.state,
          state,
          submissionStates.map((one) => ({ value: one, label: stateWords(one) })),
        )}
      </search>
      {shown.length === 0 ? <p className="soft">{messages.list.noneFound}</p> : <SubmissionsTable rows={shown} />}
    </>
  );
};
