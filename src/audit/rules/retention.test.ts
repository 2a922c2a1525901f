import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRemovable, RETENTION_FLOOR_MONTHS, removableBefore } from './retention.ts';

describe('SEC-17 what may leave the trail, and when', () => {
  it.each([
    ['session.open', true],
    ['session.refused', true],
    ['refused', true],
    ['audit.read', true],
    ['audit.export', true],
    ['submission.read', true],
    ['total.print', true],
    ['document.download', true],
    ['audit.remove', false],
    ['audit.retention', false],
    ['submission.submit', false],
    ['submission.save', false],
    ['approval.approve', false],
    ['account.handover', false],
    ['password.issue', false],
    ['policy.choose', false],
  ])('SEC-17 %s: %s', (action, removable) => {
    expect(isRemovable(action)).toBe(removable);
  });

  it.each([
    ['2022-11-23T02:00:00.000Z', 12, '2021-11-23T02:00:00.000Z'],
    ['2024-02-29T02:00:00.000Z', 12, '2023-02-28T02:00:00.000Z'],
    ['2022-03-31T23:59:59.999Z', 13, '2021-02-28T23:59:59.999Z'],
    ['2022-11-23T02:00:00.000Z', 3, '2021-11-23T02:00:00.000Z'],
    ['2022-11-23T02:00:00.000Z', 24, '2020-11-23T02:00:00.000Z'],
  ])('SEC-17 seen from %s, %i months go back to %s, never less than twelve', (now, months, before) => {
    expect(removableBefore(new Date(now), months).toISOString()).toBe(before);
  });

  it('SEC-17 whatever is set, nothing of the last twelve months may go', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, fc.integer({ min: -100, max: 240 }), (now, months) => {
        const floor = removableBefore(now, RETENTION_FLOOR_MONTHS);
        return removableBefore(now, months) <= floor && now.getTime() - floor.getTime() >= 365 * 86_400_000;
      }),
    );
  });
});
