import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { MorePages } from '../../platform/ui/MorePages.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { useAskPages } from '../../platform/ui/query-pages.ts';
import { SearchField } from '../../platform/ui/SearchField.tsx';
import { listUnits, type UnitRow } from '../../units/contract.ts';
import { printAccounts } from '../contract/print.ts';
import { listAccounts, listUnserved } from '../contract.ts';
import { type AccountFilter, accountFilters } from '../rules/account-filter.ts';
import { AccountsAttention } from './AccountsAttention.tsx';
import { AccountTable } from './AccountTable.tsx';
import { type Account, districtsOf, filterFrom, type Issued, offices, wishFrom } from './accounts-view.ts';
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
      <div style={{ flexBasis: 340 }}>
        <SearchField
          label={words.search}
          value={search.get('tim') ?? ''}
          onSearch={(text) => setSearch({ tim: text || null })}
        />
      </div>
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

type ListedProps = {
  readonly accounts: readonly Account[];
  readonly narrowed: boolean;
  readonly list: Parameters<typeof MorePages>[0]['list'];
};

/** Those that the filters leave, or why there is none. */
const Listed = ({ accounts, narrowed, list }: ListedProps) => {
  if (accounts.length > 0)
    return (
      <>
        <AccountTable accounts={accounts} />
        <MorePages shown={accounts.length} list={list} />
      </>
    );
  return narrowed ? (
    <EmptyState title={words.noneFound}>{words.noneFoundHow}</EmptyState>
  ) : (
    <EmptyState title={words.noneYet}>{words.noneYetHow}</EmptyState>
  );
};

const AT_ONCE = 100;

/** Accounts of units and of the board's operators, searched and paged by the server. Handed-out passwords take the place of the list until they are put away. */
export const AccountsPage = () => {
  const wish = wishFrom(useSearch());
  const query = { ...wish, limit: AT_ONCE };
  const list = useAskPages(listAccounts, { query }, (after) => ({ query: { ...query, after } }));
  const units = useAsk(listUnits, { query: {} }, { staleTime: 60_000 });
  const [asking, setAsking] = useState<'all' | 'operator'>();
  const [issued, setIssued] = useState<readonly Issued[]>();
  const counts = list.data?.pages[0]?.counts;
  const hand = (passwords: readonly Issued[]): void => {
    setAsking(undefined);
    setIssued(passwords);
  };
  const close = (): void => setAsking(undefined);
  if (issued) return <IssuedSheet issued={issued} done={() => setIssued(undefined)} />;
  return (
    <>
      <PageHeader
        title={words.accounts}
        {...(counts ? { subtitle: words.accountsSubtitle(counts.active, counts.unserved) } : {})}
        actions={
          <>
            <PrintButtons title={words.accounts} address={printAccounts.path} />
            <Button variant="default" onClick={() => setAsking('operator')}>
              {words.openOperator}
            </Button>
            {counts && counts.unserved > 0 ? (
              <Button onClick={() => setAsking('all')}>{words.openAll(counts.unserved)}</Button>
            ) : null}
          </>
        }
      />
      <AccountsAttention />
      <Filters units={units.data?.units ?? []} />
      <Answer of={list} lines={12}>
        {({ pages }) => (
          <Listed
            accounts={pages.flatMap(({ accounts }) => accounts)}
            narrowed={Object.keys(wish).length > 0}
            list={list}
          />
        )}
      </Answer>
      {asking === 'all' ? <OpenAll all={units.data?.units ?? []} opened={hand} close={close} /> : null}
      {asking === 'operator' ? <OperatorDialog units={units.data?.units ?? []} opened={hand} close={close} /> : null}
    </>
  );
};

type OpenAllProps = {
  readonly all: readonly UnitRow[];
  readonly opened: (issued: readonly Issued[]) => void;
  readonly close: () => void;
};

/** Who is without an account is asked when accounts are to be given. */
const OpenAll = ({ all, ...rest }: OpenAllProps) => {
  const { data } = useAsk(listUnserved, {}, { staleTime: 0 });
  if (!data) return null;
  const wanted = new Set(data.units);
  return <OpenAllDialog units={all.filter(({ id }) => wanted.has(id))} all={all} taken={data.taken} {...rest} />;
};
