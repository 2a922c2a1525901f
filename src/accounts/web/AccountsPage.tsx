import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { listUnits, type UnitRow } from '../../units/contract.ts';
import { printAccounts } from '../contract/print.ts';
import { listAccounts } from '../contract.ts';
import { AccountsAttention } from './AccountsAttention.tsx';
import { AccountTable } from './AccountTable.tsx';
import {
  type Account,
  type AccountFilter,
  accountFilters,
  districtsOf,
  filterFrom,
  foundAccounts,
  type Issued,
  offices,
  unitsWithin,
  unitsWithout,
} from './accounts-view.ts';
import { IssuedSheet } from './IssuedSheet.tsx';
import { words } from './messages.ts';
import { OpenAllDialog } from './OpenAllDialog.tsx';
import { OperatorDialog } from './OperatorDialog.tsx';
import { PrintButtons } from './PrintButtons.tsx';
import './Accounts.css';
import './Life.css';

const filterWords: Record<AccountFilter, string> = {
  all: words.showAll,
  units: words.showUnits,
  operators: words.showOperators,
  without: words.showWithout,
  factorOff: words.showFactorOff,
  locked: words.showLocked,
  never: words.showNever,
  closed: words.showClosed,
};

const Filters = ({ units }: { readonly units: readonly UnitRow[] }) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  return (
    <div className="filters no-print">
      <TextInput
        label={words.search}
        value={search.get('tim') ?? ''}
        onChange={(event) => setSearch({ tim: event.currentTarget.value })}
        style={{ flexBasis: 340 }}
      />
      <NativeSelect
        label={words.show}
        value={filterFrom(search.get('loc'))}
        onChange={(event) => setSearch({ loc: event.currentTarget.value === 'all' ? null : event.currentTarget.value })}
        data={accountFilters.map((value) => ({ value, label: filterWords[value] }))}
      />
      <NativeSelect
        label={words.showArea}
        value={search.get('dia-ban') ?? ''}
        onChange={(event) => setSearch({ 'dia-ban': event.currentTarget.value || null })}
        data={[
          { value: '', label: words.showAreaAll },
          { value: offices, label: words.areaOffices },
          ...districtsOf(units, units).map(({ id, fullName }) => ({
            value: String(id),
            label: words.areaDistrict(fullName),
          })),
        ]}
      />
    </div>
  );
};

type ListedProps = { readonly listed: readonly Account[]; readonly units: readonly UnitRow[] };

/** Those that the filters leave, or why there is none. */
const Listed = ({ listed, units }: ListedProps) => {
  const search = useSearch();
  const area = search.get('dia-ban') ?? '';
  const found = foundAccounts(listed, {
    filter: filterFrom(search.get('loc')),
    search: search.get('tim') ?? '',
    within: area === '' ? undefined : new Set(unitsWithin(units, area).map(({ id }) => id)),
  });
  if (listed.length === 0) return <EmptyState title={words.noneYet}>{words.noneYetHow}</EmptyState>;
  if (found.length === 0) return <EmptyState title={words.noneFound}>{words.noneFoundHow}</EmptyState>;
  return <AccountTable accounts={found} />;
};

/** Accounts of units and of the board's operators. Handed-out passwords take the place of the list until they are put away. */
export const AccountsPage = () => {
  const accounts = useAsk(listAccounts, { query: {} });
  const units = useAsk(listUnits, { query: {} }, { staleTime: 60_000 });
  const [asking, setAsking] = useState<'all' | 'operator'>();
  const [issued, setIssued] = useState<readonly Issued[]>();
  const all = accounts.data?.accounts ?? [];
  const without = accounts.data && units.data ? unitsWithout(units.data.units, all) : [];
  const active = all.filter(({ state }) => state === 'active');
  const hand = (passwords: readonly Issued[]): void => {
    setAsking(undefined);
    setIssued(passwords);
  };
  if (issued) return <IssuedSheet issued={issued} done={() => setIssued(undefined)} />;
  const actions = (
    <>
      <PrintButtons address={printAccounts.path} />
      <Button variant="default" onClick={() => setAsking('operator')}>
        {words.openOperator}
      </Button>
      {without.length > 0 ? <Button onClick={() => setAsking('all')}>{words.openAll(without.length)}</Button> : null}
    </>
  );
  return (
    <>
      <PageHeader
        title={words.accounts}
        {...(accounts.data ? { subtitle: words.accountsSubtitle(active.length, without.length) } : {})}
        actions={actions}
      />
      <AccountsAttention />
      <Filters units={units.data?.units ?? []} />
      <Answer of={accounts} lines={12}>
        {({ accounts: listed }) => <Listed listed={listed} units={units.data?.units ?? []} />}
      </Answer>
      {asking === 'all' ? (
        <OpenAllDialog
          units={without}
          all={units.data?.units ?? []}
          taken={all.map((account) => account.username)}
          opened={hand}
          close={() => setAsking(undefined)}
        />
      ) : null}
      {asking === 'operator' ? (
        <OperatorDialog units={units.data?.units ?? []} opened={hand} close={() => setAsking(undefined)} />
      ) : null}
    </>
  );
};
