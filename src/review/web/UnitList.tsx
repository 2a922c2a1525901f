import { useEffect, useRef } from 'react';
import { PageLink, usePath, useSearch } from '../../platform/ui/address.tsx';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import type { QueueRow } from '../contract.ts';
import { messages } from './messages.ts';

const districtOf = (row: QueueRow): string => row.unit.path.split(', ')[1] ?? '';

const noteOf = (row: QueueRow, withDistrict: boolean): string =>
  [
    withDistrict ? districtOf(row) : '',
    row.state === 'draft' || row.state === 'returned' ? messages.review.filled(row.filled, row.required) : '',
    row.changedCells > 0 ? messages.review.changes(row.changedCells) : '',
    row.explanations > 0 ? messages.review.explanations(row.explanations) : '',
  ]
    .filter(Boolean)
    .join(' · ');

const stateOf = (row: QueueRow): string => {
  if (row.excusedReason) return 'excused';
  return row.late ? 'late' : row.state;
};

/** The units of the queue with what there is to look at. */
export const UnitList = ({
  rows,
  chosen,
}: {
  readonly rows: readonly QueueRow[];
  readonly chosen: string | undefined;
}) => {
  // Names of communes repeat in the province.
  const severalDistricts = new Set(rows.map(districtOf)).size > 1;
  const path = usePath();
  const search = useSearch();
  const list = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown again whenever another one is chosen
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const addressOf = (id: string): string => {
    const next = new URLSearchParams(search);
    next.set('phieu', id);
    return `${path}?${next}`;
  };
  return (
    <nav aria-label={messages.review.units}>
      <ul className="review-units" ref={list}>
        {rows.map((row) => (
          <li key={row.id}>
            <PageLink href={addressOf(row.id)} aria-current={row.id === chosen}>
              <span>{row.unit.name}</span>
              <span className="review-unit-standing">
                <StateBadge state={stateOf(row)} />
                <span className="small soft">{noteOf(row, severalDistricts)}</span>
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
};
