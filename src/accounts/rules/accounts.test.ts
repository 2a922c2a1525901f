import { describe, expect, it } from 'vitest';
import { allows, duties, dutyClash, verbs } from '../../sign-in/rules/permissions.ts';
import { openingFindings } from './opening.ts';

describe('duties', () => {
  it('R2 approval excludes accounts and operations, audit excludes everything', () => {
    const clashing = duties.flatMap((a) =>
      duties.filter((b) => a < b && dutyClash([a, b]) !== undefined).map((b) => `${a}+${b}`),
    );
    expect(clashing.sort()).toEqual(
      [
        'accounts+approval',
        'accounts+audit',
        'approval+audit',
        'approval+operations',
        'audit+campaigns',
        'audit+catalogue',
        'audit+leader',
        'audit+operations',
      ].sort(),
    );
  });

  it('R9 accounts, operations and audit neither read nor change figures', () => {
    const figures = verbs.filter((verb) => /^(figures|review|consolidations|approvals|progress)\./.test(verb));
    expect(figures.length).toBeGreaterThan(5);
    for (const duty of ['accounts', 'operations', 'audit'] as const)
      for (const verb of figures)
        expect([duty, verb, allows({ kind: 'operator', unitKind: 'board', duties: [duty] }, verb)]).toEqual([
          duty,
          verb,
          false,
        ]);
  });

  it('R9 a verb that is not in the table is nobody’s', () => {
    for (const verb of ['toString', '__proto__', 'khac', ''])
      expect(allows({ kind: 'operator', unitKind: 'board', duties: [...duties] }, verb)).toBe(false);
  });
});

it('R2 a list of new accounts names each row that is wrong', () => {
  const units = new Map([
    [1, { kind: 'board', fullName: 'Ban Dân tộc' }],
    [2, { kind: 'commune', fullName: 'Xã Đàm Thủy' }],
  ]);
  const accounts = [
    { username: 'a', kind: 'unit' as const, unitId: 2 },
    { username: 'a', kind: 'operator' as const, unitId: 1, duties: ['leader' as const] },
    { username: 'b', kind: 'unit' as const, unitId: 2 },
    { username: 'c', kind: 'unit' as const, unitId: 3 },
    { username: 'd', kind: 'operator' as const, unitId: 1, duties: ['leader' as const] },
  ];
  expect(openingFindings(accounts, units)).toEqual([
    { at: 'body/accounts/1', message: 'Dòng 2 (a): tên đăng nhập trùng với dòng trên' },
    { at: 'body/accounts/2', message: 'Dòng 3 (b): mỗi đơn vị chỉ có một tài khoản' },
    { at: 'body/accounts/3', message: 'Dòng 4 (c): không tìm thấy đơn vị' },
  ]);
});
