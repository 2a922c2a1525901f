import { describe, expect, test } from 'vitest';
import { isSamePerson, sameName } from './same-person.ts';

const person = (fullName: string, phone = '0912 345 678', email = 'dung@caobang.gov.vn') => ({
  fullName,
  phone,
  email,
});

describe('R6 whether two custodians are one person', () => {
  test.each([
    ['Nguyễn Văn Dũng', 'nguyễn  văn DŨNG', true],
    ['Hoàng Thị Hoà', 'Hoàng Thị Hòa', true],
    ['Lý Thúy', 'Lý Thuý', true],
    ['Nguyễn Văn Dũng'.normalize('NFD'), 'Nguyễn Văn Dũng', true],
    ['Nguyễn Văn Dũng', 'Nguyễn Văn Dung', false],
    ['Nông Văn Đạt', 'Nông Văn Dạt', false],
    ['Lê Thị Hân', 'Lê Thị Hận', false],
    ['Trần Thơ', 'Trần Tho', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(sameName(one, other)).toBe(same);
  });

  test('a name that differs in diacritics is a spelling put right only with the same telephone and e-mail', () => {
    const dung = person('Nguyễn Văn Dung');
    expect(isSamePerson(dung, person('Nguyễn Văn Dũng', '0912345678', 'Dung@caobang.gov.vn'))).toBe(true);
    expect(isSamePerson(dung, person('Nguyễn Văn Dũng', '0987 654 321'))).toBe(false);
    expect(isSamePerson(dung, person('Nguyễn Văn Dũng', '0912 345 678', 'khac@caobang.gov.vn'))).toBe(false);
    expect(isSamePerson(dung, person('Trần Văn Bình'))).toBe(false);
    expect(isSamePerson(dung, person('Nguyễn Văn Dung', '0987 654 321', 'moi@caobang.gov.vn'))).toBe(true);
  });
});
