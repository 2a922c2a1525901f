import { describe, expect, it } from 'vitest';
import { countAges, isReminded } from './ages.ts';
import { decimalOf } from './typed-decimal.ts';

describe('R24 how old open cases are', () => {
  it('counts each in one group, by whole days', () => {
    expect(countAges([], '2022-12-31')).toEqual([0, 0, 0, 0]);
    expect(
      countAges(
        ['2022-12-31', '2022-12-24', '2022-12-23', '2022-12-17', '2022-12-16', '2022-12-01', '2022-11-30'],
        '2022-12-31',
      ),
    ).toEqual([2, 2, 2, 1]);
  });
});

describe('R24 when an owner is reminded', () => {
  it.each([
    ['not before two days are left', '2022-12-13', null, '2022-12-10', false],
    ['when two days are left', '2022-12-12', null, '2022-12-10', true],
    ['not again the next day', '2022-12-12', '2022-12-10', '2022-12-11', false],
    ['on the day itself', '2022-12-12', '2022-12-10', '2022-12-12', true],
    ['once on the day itself', '2022-12-12', '2022-12-12', '2022-12-12', false],
    ['when it is late', '2022-12-12', '2022-12-12', '2022-12-13', true],
    ['not each day that it is late', '2022-12-12', '2022-12-13', '2022-12-19', false],
    ['once a week', '2022-12-12', '2022-12-13', '2022-12-20', true],
    ['also where nobody ran on the days before', '2022-12-12', null, '2023-02-01', true],
  ])('%s', (_name, dueOn, remindedOn, today, reminded) => {
    expect(isReminded({ dueOn, remindedOn }, today)).toBe(reminded);
  });
});

describe('R24 a figure as people type it', () => {
  it.each([
    ['1234', '1234'],
    ['1.234', '1234'],
    ['1.234.567,25', '1234567.25'],
    ['12,5', '12.5'],
    [' -3 ', '-3'],
    ['1.5', undefined],
    ['1.23.456', undefined],
    ['12,5,1', undefined],
    ['mười', undefined],
    ['', undefined],
    ['1e9', undefined],
    ['9'.repeat(16), undefined],
  ])('%s', (typed, sent) => {
    expect(decimalOf(typed)).toBe(sent);
  });
});
