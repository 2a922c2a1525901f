import { useEffect } from 'react';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import type { QueueRow } from '../contract.ts';
import { nextWaiting, waitsForMe } from './unit-order.ts';

export type Neighbours = {
  readonly chosen: QueueRow | undefined;
  /** The next one that waits for a decision, going round; undefined when there is none. */
  readonly next: string | undefined;
  /** How many wait, the one that stands open included. */
  readonly waiting: number;
  readonly choose: (id: string) => void;
};

/** Which sheet is looked at (it stands in the address), and the way to the next without going back. Alt with the arrows steps through all. */
export const useNeighbours = (rows: readonly QueueRow[]): Neighbours => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const asked = search.get('phieu');
  const found = rows.findIndex(({ id }) => id === asked);
  const at = Math.max(0, found);
  const choose = (id: string): void => setSearch({ phieu: id }, { push: true });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      const row = rows[at + by];
      if (!event.altKey || by === 0 || !row) return;
      event.preventDefault();
      setSearch({ phieu: row.id }, { push: true });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [rows, at, setSearch]);
  return { chosen: rows[at], next: nextWaiting(rows, at)?.id, waiting: rows.filter(waitsForMe).length, choose };
};
