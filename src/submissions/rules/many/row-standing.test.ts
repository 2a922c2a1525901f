import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RowFacts, rowStanding, sendingOf } from './row-standing.ts';

const whole: RowFacts = {
  state: 'draft',
  excused: false,
  approved: false,
  open: true,
  blank: false,
  errors: 0,
  empties: 0,
  warnings: 0,
  returned: 0,
};

describe('R16 which of many sheets can be sent', () => {
  it.each([
    ['whole', {}, 'complete', 'as-it-is'],
    ['untouched', { blank: true, empties: 21 }, 'blank', 'no'],
    ['with empty cells', { empties: 2 }, 'empties', 'no'],
    ['with an error, whatever else', { empties: 2, errors: 1, warnings: 3 }, 'errors', 'no'],
    ['untouched but for what cannot be read', { blank: true, errors: 1 }, 'errors', 'no'],
    ['with warnings that nobody explained', { warnings: 1 }, 'warnings', 'explain'],
    ['returned, nothing else in the way', { state: 'returned', returned: 2 }, 'returned', 'ask'],
    ['returned, with an error', { state: 'returned', returned: 2, errors: 1 }, 'errors', 'no'],
    ['sent', { open: false, state: 'submitted' }, 'sent', 'no'],
    ['accepted', { open: false, state: 'accepted' }, 'accepted', 'no'],
    ['excused', { open: false, excused: true }, 'excused', 'no'],
    ['of an approved round', { open: false, approved: true, state: 'accepted' }, 'approved', 'no'],
    ['not yet open', { open: false }, 'locked', 'no'],
  ] as const)('%s', (_what, facts, kind, sending) => {
    const standing = rowStanding({ ...whole, ...facts });
    expect([standing.kind, sendingOf(standing)]).toEqual([kind, sending]);
  });

  it('R16 what is not open, or lacks anything, never goes', () => {
    const facts = fc.record({
      state: fc.constantFrom<RowFacts['state'][]>('draft', 'submitted', 'returned', 'accepted', 'withdrawn'),
      excused: fc.boolean(),
      approved: fc.boolean(),
      open: fc.boolean(),
      blank: fc.boolean(),
      errors: fc.nat(2),
      empties: fc.nat(2),
      warnings: fc.nat(2),
      returned: fc.nat(2),
    });
    fc.assert(
      fc.property(facts, (row) => {
        const sending = sendingOf(rowStanding(row));
        if (sending === 'no') return;
        expect([row.open, row.blank, row.errors, row.empties]).toEqual([true, false, 0, 0]);
        if (sending === 'as-it-is') expect([row.warnings, row.returned]).toEqual([0, 0]);
      }),
    );
  });
});
