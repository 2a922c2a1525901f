import { useEffect } from 'react';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import type { QueueRow } from '../contract.ts';

export type Neighbours = {
  readonly chosen: QueueRow | undefined;
  readonly at: number;
  /** The next one that waits for a decision, going round; undefined when there is none. */
  readonly next: string | undefined;
  readonly choose: (id: string) => void;
};

/** Which sheet is looked at (it stands in the address), and the way to the next without going back. Alt with the arrows steps through all. */
export const useNeighbours = (rows: readonly QueueRow[]): Neighbours => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const asked = search.get('phieu');
  const found = rows.findIndex(({ id }) => id === asked);
  const first = rows.findIndex((row) => row.actions.includes('accept'));
  const waiting = first >= 0 ? first : rows.findIndex((row) => row.state === 'submitted');
  const at = found >= 0 ? found : Math.max(0, waiting);
  const choose = (id: string): void => setSearch({ phieu: id }, { push: true });
  const round = [...rows.slice(at + 1), ...rows.slice(0, at)];
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
  return {
    chosen: rows[at],
    at,
    next: round.find((row) => row.state === 'submitted' && row.actions.includes('accept'))?.id,
    choose,
  };
};
