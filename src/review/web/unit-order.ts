import type { QueueRow } from '../contract.ts';

/** What the reviewer has to do with a unit, in the order in which it is done. */
export const unitGroups = ['waiting', 'sent', 'open', 'accepted', 'aside'] as const;
export type UnitGroup = (typeof unitGroups)[number];

export const waitsForMe = ({ state, actions }: Pick<QueueRow, 'state' | 'actions'>): boolean =>
  state === 'submitted' && actions.includes('accept');

/** Own figures and those that another office checks are sent, but wait for somebody else. */
export const groupOf = (row: Pick<QueueRow, 'state' | 'actions' | 'excusedReason'>): UnitGroup => {
  if (waitsForMe(row)) return 'waiting';
  if (row.excusedReason !== null || row.state === 'withdrawn') return 'aside';
  if (row.state === 'submitted') return 'sent';
  return row.state === 'accepted' ? 'accepted' : 'open';
};

/** The units that wait for a decision first; within a group they keep their order. */
export const inOrder = <Row extends Pick<QueueRow, 'state' | 'actions' | 'excusedReason'>>(
  rows: readonly Row[],
): Row[] => unitGroups.flatMap((group) => rows.filter((row) => groupOf(row) === group));

/** The next one that waits after this one, going round; undefined where none is left. */
export const nextWaiting = <Row extends Pick<QueueRow, 'id' | 'state' | 'actions'>>(
  rows: readonly Row[],
  at: number,
): Row | undefined => [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))].find(waitsForMe);
