import { describe, expect, it } from 'vitest';
import type { QueueRow } from '../contract.ts';
import { groupOf, inOrder, nextWaiting } from './unit-order.ts';

type Row = Pick<QueueRow, 'id' | 'state' | 'actions' | 'excusedReason'>;
const row = (
  id: string,
  state: Row['state'],
  actions: Row['actions'] = [],
  excusedReason: string | null = null,
): Row => ({
  id,
  state,
  actions,
  excusedReason,
});
const rows = [
  row('accepted', 'accepted', ['return']),
  row('draft', 'draft'),
  row('first', 'submitted', ['accept', 'return']),
  row('own', 'submitted', ['return']),
  row('excused', 'draft', [], 'Thiên tai'),
  row('withdrawn', 'withdrawn'),
  row('second', 'submitted', ['accept', 'return']),
  row('returned', 'returned'),
];

describe('R20 the units of a queue', () => {
  it('R20 what waits for the reviewer comes first, what is done or out of it last', () => {
    expect(inOrder(rows).map(({ id }) => id)).toEqual([
      'first',
      'second',
      'own',
      'draft',
      'returned',
      'accepted',
      'excused',
      'withdrawn',
    ]);
    expect(rows.map(groupOf)).toEqual(['accepted', 'open', 'waiting', 'sent', 'aside', 'aside', 'waiting', 'open']);
  });

  it('R20 after a decision the next that waits, going round; none where the one that stands open is the last', () => {
    const ordered = inOrder(rows);
    expect(nextWaiting(ordered, 0)?.id).toBe('second');
    expect(nextWaiting(ordered, 1)?.id).toBe('first');
    expect(nextWaiting(ordered, 5)?.id).toBe('first');
    expect(nextWaiting(ordered.slice(0, 1), 0)).toBe(undefined);
    expect(nextWaiting(ordered, -1)?.id).toBe('first');
    expect(nextWaiting([], -1)).toBe(undefined);
  });
});
