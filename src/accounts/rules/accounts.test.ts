import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lockMinutes } from './lockout.ts';
import { openingFindings } from './opening.ts';
import { passwordAccepted, passwordDaysLeft, passwordRules } from './password.ts';
import { allows, duties, dutyClash, verbs } from './permissions.ts';

describe('the password rule', () => {
  const pool = [...'abcđêABCĐÊ0123!@#? '];
  const typed = fc.array(fc.constantFrom(...pool), { maxLength: 14 }).map((letters) => letters.join(''));
  const forbidden = (text: string) =>
    !passwordRules(text, '')
      .filter(({ id }) => id === 'common')
      .every(({ met }) => met);

  it('R3 takes a password exactly when it has eight characters and all four classes', () => {
    const property = fc.property(typed, (text) => {
      fc.pre(!forbidden(text));
      const expected =
        [...text].length >= 8 &&
        /[A-CĐÊ]/.test(text) &&
        /[a-cđê]/.test(text) &&
        /[0-3]/.test(text) &&
        /[!@#?]/.test(text);
      expect(passwordAccepted(text, '')).toBe(expected);
    });
    fc.assert(property, { numRuns: 10_000 });
  });

  it('R3 counts characters, not bytes or halves of letters, and takes 128 and more', () => {
    expect(passwordAccepted('Ab1!ệệệệ', '')).toBe(true);
    expect(passwordAccepted('Ab1!ệệệ'.normalize('NFD'), '')).toBe(false);
    expect(passwordAccepted(`Ab1!${'x'.repeat(200)}`, '')).toBe(true);
  });

  it.each([
    ['Xã Đàm Thủy', 'Damthuy-36!x', false],
    ['Xã Đàm Thủy', 'đàm Thuỷ 36!X', false],
    ['Thị trấn Trùng Khánh', 'TrungKhanh#1', false],
    ['Xã Đàm Thủy', 'Thac-Ban-36!', true],
  ])('R3 refuses the name of %s in %s', (unit, password, accepted) => {
    expect(passwordAccepted(password, unit)).toBe(accepted);
  });

  it('R3 expires six months after it was set', () => {
    const set = new Date('2022-01-01T00:00:00Z');
    expect(passwordDaysLeft(set, set)).toBe(182);
    expect(passwordDaysLeft(set, new Date('2022-07-01T12:00:00Z'))).toBe(1);
    expect(passwordDaysLeft(set, new Date('2022-07-02T00:00:00Z'))).toBe(0);
  });
});

it('R4 the lock grows from the fifth wrong password on and stops at 15 minutes', () => {
  expect([1, 4, 5, 6, 7, 8, 9, 10, 1000].map(lockMinutes)).toEqual([0, 0, 1, 2, 4, 8, 15, 15, 15]);
});

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
