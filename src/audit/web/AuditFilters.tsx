import { Button, Select, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { searchKey } from '../../platform/text/search-key.ts';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import type { TrailWords } from '../rules/trail-words.ts';
import { words } from './messages.ts';

export type UnitChoice = { readonly value: string; readonly label: string };

const choicesOf = (actions: TrailWords['actions']): UnitChoice[] =>
  Object.entries(actions)
    .map(([value, label]) => ({ value, label }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'vi'));

type AuditFiltersProps = { readonly units: readonly UnitChoice[]; readonly actions: TrailWords['actions'] };

/** A text that goes into the address when one has stopped typing: each look at the trail is itself recorded. */
const SlowText = ({ name, label, hint }: { readonly name: string; readonly label: string; readonly hint: string }) => {
  const kept = useSearch().get(name) ?? '';
  const setSearch = useSetSearch();
  const [typed, setTyped] = useState(kept);
  useEffect(() => setTyped(kept), [kept]);
  useEffect(() => {
    if (typed === kept) return;
    const timer = setTimeout(() => setSearch({ [name]: typed, truoc: null }), 600);
    return () => clearTimeout(timer);
  }, [typed, kept, name, setSearch]);
  return (
    <TextInput
      className={`audit-${name}`}
      label={label}
      placeholder={hint}
      autoComplete="off"
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
};

const filters = ['tai-khoan', 'viec', 'don-vi', 'doi-tuong', 'o', 'ket-qua', 'tu', 'den', 'truoc'];

const ClearFilters = () => {
  const set = [...useSearch().keys()];
  const setSearch = useSetSearch();
  if (set.length === 0) return null;
  return (
    <Button
      variant="subtle"
      size="compact-md"
      onClick={() => setSearch(Object.fromEntries(filters.map((name) => [name, null])))}
    >
      {words.clear}
    </Button>
  );
};

type ResultFieldProps = { readonly value: string | null; readonly onChange: (value: string | null) => void };

const ResultField = ({ value, onChange }: ResultFieldProps) => (
  <Select
    comboboxProps={{ withinPortal: false }}
    label={words.result}
    placeholder={words.resultAll}
    data={[
      { value: 'done', label: words.ok },
      { value: 'refused', label: words.refused },
    ]}
    clearable
    value={value}
    onChange={onChange}
  />
);

/** Account, action, unit, object and days; all of it in the address. */
export const AuditFilters = ({ units, actions }: AuditFiltersProps) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const set = (name: string) => (value: string | null) => setSearch({ [name]: value, truoc: null });
  return (
    <div className="no-print">
      <div className="filters audit-filters">
        <SlowText name="tai-khoan" label={words.account} hint={words.accountHint} />
        <Select
          comboboxProps={{ withinPortal: false }}
          label={words.action}
          placeholder={words.actionAll}
          data={choicesOf(actions)}
          clearable
          searchable
          value={search.get('viec')}
          onChange={set('viec')}
        />
        <Select
          comboboxProps={{ withinPortal: false }}
          label={words.unit}
          placeholder={words.unitAll}
          data={units}
          clearable
          searchable
          limit={50}
          value={search.get('don-vi')}
          onChange={set('don-vi')}
          filter={({ options, search: text }) =>
            options.filter((option) => 'label' in option && searchKey(option.label).includes(searchKey(text)))
          }
        />
        <SlowText name="doi-tuong" label={words.object} hint={words.objectHint} />
        {search.get('doi-tuong') ? <SlowText name="o" label={words.cell} hint={words.cellHint} /> : null}
        <ResultField value={search.get('ket-qua')} onChange={set('ket-qua')} />
        <DayInput label={words.from} value={search.get('tu') ?? ''} onChange={set('tu')} />
        <DayInput label={words.to} value={search.get('den') ?? ''} onChange={set('den')} />
      </div>
      <div className="audit-how">
        <p className="small soft">{words.objectHow}</p>
        <ClearFilters />
      </div>
    </div>
  );
};
