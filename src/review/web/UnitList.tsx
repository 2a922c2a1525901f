import { NativeSelect } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { PageLink, usePath, useSearch } from '../../platform/ui/address.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { stateIcon, stateTone, stateWords } from '../../platform/ui/StateBadge.tsx';
import type { QueueRow } from '../contract.ts';
import { messages } from './messages.ts';
import { groupOf, type UnitGroup, unitGroups } from './unit-order.ts';

const districtOf = (row: QueueRow): string => row.unit.path.split(', ')[1] ?? '';

const stateOf = (row: QueueRow): string => {
  if (row.excusedReason) return 'excused';
  return row.late ? 'late' : row.state;
};

/** What there is to look at in a unit's sheet, in words. */
const noteOf = (row: QueueRow, withDistrict: boolean): string =>
  [
    stateWords(stateOf(row)),
    withDistrict ? districtOf(row) : '',
    row.state === 'draft' || row.state === 'returned' ? messages.review.filled(row.filled, row.required) : '',
    row.changedCells > 0 ? messages.review.changes(row.changedCells) : '',
    row.explanations > 0 ? messages.review.explanations(row.explanations) : '',
  ]
    .filter(Boolean)
    .join(' · ');

type Group = { readonly group: UnitGroup; readonly rows: readonly QueueRow[] };

const groupsOf = (rows: readonly QueueRow[]): Group[] =>
  unitGroups
    .map((group) => ({ group, rows: rows.filter((row) => groupOf(row) === group) }))
    .filter((one) => one.rows.length > 0);

type UnitListProps = {
  readonly rows: readonly QueueRow[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
};

/** The units of the queue, one a line, those that wait first; on a narrow screen to choose from. */
export const UnitList = ({ rows, chosen, onChoose }: UnitListProps) => {
  // Names of communes repeat in the province.
  const withDistrict = new Set(rows.map(districtOf)).size > 1;
  const groups = groupsOf(rows);
  return (
    <>
      <nav className="review-units" aria-label={messages.review.units}>
        <UnitLines groups={groups} chosen={chosen} withDistrict={withDistrict} />
      </nav>
      <NativeSelect
        className="review-choose"
        aria-label={messages.review.units}
        value={chosen ?? ''}
        data={groups.map(({ group, rows: within }) => ({
          group: messages.review.group(group, within.length),
          items: within.map((row) => ({ value: row.id, label: `${row.unit.name} · ${noteOf(row, withDistrict)}` })),
        }))}
        onChange={({ currentTarget: { value } }) => onChoose(value)}
      />
    </>
  );
};

type UnitLinesProps = {
  readonly groups: readonly Group[];
  readonly chosen: string | undefined;
  readonly withDistrict: boolean;
};

const UnitLines = ({ groups, chosen, withDistrict }: UnitLinesProps) => {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown again whenever another one is chosen
  useEffect(() => {
    box.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div className="review-lines" ref={box}>
      {groups.map(({ group, rows }) => (
        <section key={group} aria-label={messages.review.group(group, rows.length)}>
          <h2>{messages.review.group(group, rows.length)}</h2>
          <ul>
            {rows.map((row) => (
              <li key={row.id}>
                <UnitLine row={row} chosen={row.id === chosen} withDistrict={withDistrict} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
};

type UnitLineProps = { readonly row: QueueRow; readonly chosen: boolean; readonly withDistrict: boolean };

const UnitLine = ({ row, chosen, withDistrict }: UnitLineProps) => {
  const path = usePath();
  const next = new URLSearchParams(useSearch());
  next.set('phieu', row.id);
  const [state, note] = [stateOf(row), noteOf(row, withDistrict)];
  return (
    <PageLink href={`${path}?${next}`} aria-current={chosen} title={`${row.unit.name}\n${note}`}>
      <span className="review-unit-state" data-tone={stateTone(state)}>
        <Icon name={stateIcon(state)} size={14} />
      </span>
      <span className="review-unit-name">{row.unit.name}</span>
      <span className="visually-hidden">{note}</span>
      <Marks row={row} district={withDistrict ? districtOf(row) : ''} />
    </PageLink>
  );
};

/** For the eye alone: the note says it in words. */
const Marks = ({ row, district }: { readonly row: QueueRow; readonly district: string }) => (
  <span className="review-unit-marks figures" aria-hidden="true">
    {row.changedCells > 0 ? (
      <span>
        <Icon name="pencil" size={12} />
        {row.changedCells}
      </span>
    ) : null}
    {row.explanations > 0 ? (
      <span>
        <Icon name="alert" size={12} />
        {row.explanations}
      </span>
    ) : null}
    {groupOf(row) === 'open' && row.required > 0 ? <span>{`${row.filled}/${row.required}`}</span> : null}
    {district === '' ? null : <span>{district.replace(/^(huyện|thành phố) /i, '')}</span>}
  </span>
);
