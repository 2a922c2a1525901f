import { NativeSelect } from '@mantine/core';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { SearchField } from '../../platform/ui/SearchField.tsx';
import { stateWords } from '../../platform/ui/StateBadge.tsx';
import { listSubmissionChoices } from '../contract/choices.ts';
import { submissionStates } from '../contract.ts';
import { messages } from './messages.ts';

type Option = { readonly value: string; readonly label: string };
/** Milliseconds for which the choices of the list hold. */
export const CHOICES_LIVE = 60_000;

/** Words, form, period, state: each stands in the address, and the server answers to it. */
export const SubmissionsFilters = () => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const { data } = useAsk(listSubmissionChoices, {}, { staleTime: CHOICES_LIVE });
  const choice = (name: string, label: string, options: readonly Option[]) => (
    <NativeSelect
      label={label}
      value={search.get(name) ?? ''}
      data={[{ value: '', label: messages.list.all }, ...options]}
      onChange={({ currentTarget }) => setSearch({ [name]: currentTarget.value || null })}
    />
  );
  return (
    <search className="list-filters">
      <SearchField
        label={messages.list.search}
        value={search.get('tim') ?? ''}
        onSearch={(text) => setSearch({ tim: text || null })}
      />
      {choice(
        'phieu',
        messages.list.form,
        data?.forms.map(({ code, title }) => ({ value: code, label: `${code} · ${title}` })) ?? [],
      )}
      {choice('ky', messages.list.period, data?.periods.map(({ id, name }) => ({ value: id, label: name })) ?? [])}
      {choice(
        'trang-thai',
        messages.list.state,
        submissionStates.map((one) => ({ value: one, label: stateWords(one) })),
      )}
    </search>
  );
};
