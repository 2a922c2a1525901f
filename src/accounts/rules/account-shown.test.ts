import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AccountShown, accountChanges } from './account-shown.ts';

const holders = [
  { id: 'c1', fullName: 'Nông Thị Lan' },
  { id: 'c2', fullName: 'Nông Thị Lan' },
  { id: 'c3', fullName: 'Hoàng Văn Minh' },
];
const account = (state: AccountShown['state'], custodianId: string | null): AccountShown => ({
  id: 'a',
  state,
  custodianId,
});
const same = (one: AccountShown) => (other: AccountShown) => JSON.stringify(one) === JSON.stringify(other);

describe('SEC-21 what changed at an account since it was shown', () => {
  it.each<[string, AccountShown, AccountShown, readonly string[]]>([
    [
      'another holder',
      account('active', 'c1'),
      account('active', 'c3'),
      ['Công chức được giao tài khoản: Nông Thị Lan → Hoàng Văn Minh'],
    ],
    [
      'the same person, corrected',
      account('active', 'c1'),
      account('active', 'c2'),
      ['Thông tin của công chức được giao tài khoản (Nông Thị Lan) đã sửa'],
    ],
    [
      'the first holder',
      account('active', null),
      account('active', 'c1'),
      ['Công chức được giao tài khoản: chưa có ai → Nông Thị Lan'],
    ],
    ['closed', account('active', 'c1'), account('closed', 'c1'), ['Tài khoản: đang dùng → đã đóng']],
    [
      'both',
      account('closed', 'c1'),
      account('active', 'c3'),
      ['Công chức được giao tài khoản: Nông Thị Lan → Hoàng Văn Minh', 'Tài khoản: đã đóng → đang dùng'],
    ],
    [
      'what cannot have been',
      account('active', 'another'),
      account('active', 'c3'),
      ['Tài khoản hoặc trạng thái của đề nghị đã thay đổi'],
    ],
  ])('%s', (_name, before, now, clauses) => {
    expect(accountChanges(now, holders, same(before))).toEqual(clauses);
  });

  it('an account that is gone', () => {
    expect(accountChanges(null, holders, () => true)).toEqual(['Tài khoản của đề nghị không còn']);
  });

  it('whatever it was and is: as many clauses as things that changed, and never none where one did', () => {
    const any = fc.record({
      id: fc.constant('a'),
      state: fc.constantFrom('active' as const, 'closed' as const),
      custodianId: fc.constantFrom(null, 'c1', 'c2', 'c3'),
    });
    fc.assert(
      fc.property(any, any, (before, now) => {
        const changed = Number(before.state !== now.state) + Number(before.custodianId !== now.custodianId);
        expect(accountChanges(now, holders, same(before))).toHaveLength(changed);
      }),
    );
  });
});
