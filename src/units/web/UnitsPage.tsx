import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { DayInput } from '../../platform/ui/DayInput.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { listUnits } from '../contract.ts';
import { ImportUnitsDialog } from './ImportUnitsDialog.tsx';
import { kindWords, words } from './messages.ts';
import { foundRows, type TreeRow, treeRows } from './tree-rows.ts';
import './Units.css';

const UnitTable = ({ rows, searched }: { readonly rows: readonly TreeRow[]; readonly searched: boolean }) => (
  <RecordTable
    label={words.units}
    rows={rows}
    keyOf={({ unit }) => unit.id}
    sheet
    columns={[
      {
        words: words.name,
        as: 'name',
        of: ({ unit, depth }) => (
          <div style={{ paddingLeft: depth * 22 }} data-kind={unit.kind}>
            {searched ? sentenceStart(unit.path) : unit.fullName}
            {unit.agencyName && unit.agencyName !== unit.fullName ? (
              <span className="second">{unit.agencyName}</span>
            ) : null}
          </div>
        ),
      },
      { words: words.code, as: 'state', className: 'figures', of: ({ unit }) => unit.code },
      { words: words.kind, className: 'unit-aside', of: ({ unit }) => kindWords[unit.kind] },
      { words: words.from, className: 'figures unit-aside', of: ({ unit }) => formatDay(unit.validFrom) },
      {
        words: words.to,
        className: 'figures unit-aside',
        of: ({ unit }) => (unit.validTo === null ? words.now : formatDay(unit.validTo)),
      },
    ]}
  />
);

/** The tree of units as it stood on a day. */
export const UnitsPage = () => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const mayManage = useMay('units.manage');
  const [importing, setImporting] = useState(false);
  const asOf = search.get('ngay') ?? '';
  const text = search.get('tim') ?? '';
  const units = useAsk(listUnits, { query: asOf === '' ? {} : { asOf } }, { keepPrevious: true });
  const importButton = mayManage ? <Button onClick={() => setImporting(true)}>{words.import}</Button> : null;
  return (
    <>
      <PageHeader
        title={words.units}
        {...(units.data ? { subtitle: words.subtitle(units.data.units.length, formatDay(units.data.asOf)) } : {})}
        actions={importButton}
      />
      <div className="filters no-print">
        <TextInput
          label={words.search}
          placeholder={words.searchHint}
          value={text}
          onChange={(event) => setSearch({ tim: event.currentTarget.value })}
        />
        <DayInput
          label={words.asOf}
          value={asOf === '' ? (units.data?.asOf ?? '') : asOf}
          onChange={(day) => (day === '' ? undefined : setSearch({ ngay: day }))}
        />
      </div>
      <Answer of={units} lines={12}>
        {(answer) => {
          const rows = foundRows(treeRows(answer.units), text);
          if (answer.units.length === 0)
            return (
              <EmptyState title={words.none} action={importButton}>
                {words.noneWhy}
              </EmptyState>
            );
          return rows.length === 0 ? (
            <EmptyState title={words.noneFound}>{words.noneFoundHow}</EmptyState>
          ) : (
            <UnitTable rows={rows} searched={text !== ''} />
          );
        }}
      </Answer>
      {importing ? <ImportUnitsDialog close={() => setImporting(false)} /> : null}
    </>
  );
};
