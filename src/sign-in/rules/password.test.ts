import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCloserThan } from './distance.ts';
import { isGuessable } from './guessable.ts';
import { knownPasswords } from './known-passwords.ts';
import { passwordAccepted, passwordRules, passwordStrength } from './password.ts';
import { daysLeft, passwordExpiry } from './password-life.ts';

const demand = (minLength = 8, unitName = '') => ({ minLength, classes: 4, unitName });

/** The rule once more, written letter by letter and without the product's own functions. */
const oracle = (() => {
  const plain: Record<string, string> = { đ: 'd', Đ: 'd', ê: 'e', Ê: 'e', â: 'a', ệ: 'e' };
  const isLetter = (one: string) => one.toLowerCase() !== one.toUpperCase();
  const isDigit = (one: string) => one >= '0' && one <= '9';
  const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890', 'abcdefghijklmnopqrstuvwxyz'];
  const column = '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p';
  const longestRun = (text: string, row: string): number => {
    let longest = 0;
    for (const direction of [1, -1]) {
      let run = 0;
      let before = -9;
      for (const one of text) {
        const here = row.indexOf(one);
        run = here >= 0 && here - before === direction ? run + 1 : Math.min(here + 1, 1);
        before = here >= 0 ? here : -9;
        longest = Math.max(longest, run);
      }
    }
    return longest;
  };
  const repeats = (text: string): boolean => {
    for (let at = 3; at < text.length; at += 1)
      if (text[at] === text[at - 1] && text[at] === text[at - 2] && text[at] === text[at - 3]) return true;
    for (let period = 1; period <= 6; period += 1)
      if (
        text.length % period === 0 &&
        text.length > period &&
        text === text.slice(0, period).repeat(text.length / period)
      )
        return true;
    return false;
  };
  return (password: string, minLength: number): boolean => {
    const letters = Array.from(password);
    if (letters.length < minLength || letters.length > 256) return false;
    const upper = letters.some((one) => isLetter(one) && one === one.toUpperCase());
    const lower = letters.some((one) => isLetter(one) && one === one.toLowerCase());
    const special = letters.some((one) => !isLetter(one) && !isDigit(one) && one !== ' ');
    if (!upper || !lower || !special || !letters.some(isDigit)) return false;
    const flat = letters.map((one) => plain[one] ?? one.toLowerCase()).join('');
    const bare = Array.from(flat)
      .filter((one) => isLetter(one) || isDigit(one))
      .join('');
    const words = Array.from(flat).filter(isLetter).join('');
    const first = Array.from(flat).findIndex(isLetter);
    const last = flat.length - 1 - Array.from(flat).reverse().findIndex(isLetter);
    const inner = Array.from(flat.slice(first, last + 1))
      .filter((one) => isLetter(one) || isDigit(one))
      .join('');
    if ([bare, words, inner].some((core) => knownPasswords.has(core))) return false;
    if (
      ['caobang', 'dantoc', 'matkhau', 'password', 'iloveyou', 'letmein', 'welcome', 'admin'].some((w) =>
        bare.includes(w),
      )
    )
      return false;
    if (rows.some((row) => longestRun(flat, row) >= 5 || longestRun(bare, row) >= 5)) return false;
    if (longestRun(flat, column) >= 4 || longestRun(bare, column) >= 4) return false;
    return !repeats(flat);
  };
})();

describe('the password rule', () => {
  // Without signs that are read as letters: those have their own table below.
  const letters = [...'abcghkmnđêâABCGĐÊ', ...'2698', ...'#?-', ' '];
  const chunks = [
    'matkhau',
    'Qwert',
    'trewq',
    'vietnam',
    'caobang',
    'Dân tộc'.replace(' ', ''),
    '98765',
    '6yhn',
    'aaaa',
    'Ab2#',
  ];
  const typed = fc
    .array(
      fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...letters) },
        { weight: 1, arbitrary: fc.constantFrom(...chunks) },
      ),
      {
        minLength: 4,
        maxLength: 18,
      },
    )
    .map((parts) => parts.join(''));

  it.each([8, 14])(
    'SEC-02 SEC-03 R3 ASVS 6.2.1 10,000 random passwords are accepted exactly when the rule says: %i characters',
    (minLength) => {
      let accepted = 0;
      const property = fc.property(typed, (text) => {
        const expected = oracle(text.replace('ộ', 'o').replace('â', 'a'), minLength);
        const got = passwordAccepted(text.replace('ộ', 'o').replace('â', 'a'), demand(minLength));
        accepted += got ? 1 : 0;
        expect([text, got]).toEqual([text, expected]);
      });
      fc.assert(property, { numRuns: 10_000 });
      expect(accepted).toBeGreaterThan(500);
      expect(accepted).toBeLessThan(9_500);
    },
  );

  it('SEC-03 thirteen characters are too few where no second factor is on, fourteen are enough', () => {
    expect(passwordAccepted('Tam-Giang-26#', demand(14))).toBe(false);
    expect(passwordAccepted('Tam-Giang-268#', demand(14))).toBe(true);
    expect(passwordAccepted('Tam-Giang-26#', demand(8))).toBe(true);
  });

  it('SEC-02 ASVS 6.2.8 6.2.9 counts characters, not bytes or halves of letters, and takes 64, 128 and more', () => {
    expect(passwordAccepted('Ab1!ệốừạ', demand())).toBe(true);
    expect(passwordAccepted('Ab1!ệốừ'.normalize('NFD'), demand())).toBe(false);
    const long = 'Núi sông 36? '.repeat(20);
    for (const length of [64, 128, 256]) {
      const text = `!${Array.from(`${long}x`)
        .slice(0, length - 1)
        .join('')}`;
      expect([length, passwordAccepted(text, demand())]).toEqual([length, true]);
    }
    expect(passwordAccepted(`!${Array.from(long).slice(0, 256).join('')}`, demand())).toBe(false);
  });

  it.each([
    ['Xã Đàm Thủy', 'Damthuy-36!x', false],
    ['Xã Đàm Thủy', 'đàm Thuỷ 36!X', false],
    ['Xã Đàm Thủy', 'x-D@m.Thuy-36', false],
    ['Thị trấn Trùng Khánh', 'TrungKhanh#1', false],
    ['Sở Lao động - Thương binh và Xã hội', 'Sldtbvxh-2022!', false],
    ['Ủy ban nhân dân xã Đàm Thủy', 'Damthuy-36!x', false],
    ['Xã Đàm Thủy', 'Thac-Ban-36!', true],
  ])('R3 refuses the name of %s in %s', (unit, password, accepted) => {
    expect(passwordAccepted(password, demand(8, unit))).toBe(accepted);
  });

  it.each([
    ['P@ssw0rd!23', 'a common word with signs for letters'],
    ['M@tKh4u-2022', 'the same in Vietnamese'],
    ['C@0B@ng-2022!', 'the province'],
    ['DÂN-TỘC-tỉnh-26!', 'the field, with diacritics and signs between'],
    ['Qwertyuiop1!', 'a row of the keyboard'],
    ['Poiuytrewq1!', 'the same backwards'],
    ['!QAZ2wsx#Kh9', 'a column'],
    ['1qaz-Xeo-Pho', 'a column of four'],
    ['Xeo-123456-Pho!', 'a run of digits'],
    ['Xeo-654321-Pho!', 'the same backwards'],
    ['Aaaaaa-26!', 'one character over and over'],
    ['Xe2!Xe2!Xe2!', 'one piece over and over'],
    ['VietNam@2022', 'the country and the year'],
    ['Nguyễn1990!', 'a family name and a year'],
    ['1l0v3y0u!Aa', 'a sentence everybody knows'],
  ])('R3 ASVS 6.2.4 6.2.11 refuses %s: %s', (password) => {
    expect(isGuessable(password)).toBe(true);
    expect(passwordAccepted(password, demand())).toBe(false);
  });

  it('ASVS 6.2.4 knows at least 3,000 common passwords, each of them refused in any dress', () => {
    expect(knownPasswords.size).toBeGreaterThanOrEqual(3_000);
    const taken = [...knownPasswords].filter(
      (word) => !isGuessable(`${word.toUpperCase()}`) || !isGuessable(`#${word}-2022!`),
    );
    expect(taken.filter((word) => /^[a-z]+$/.test(word))).toEqual([]);
  });

  it('R3 says each point that is open, and how far the meter goes', () => {
    const open = passwordRules('matkhau', demand(14, 'Xã Đàm Thủy')).filter(({ met }) => !met);
    expect(open.map(({ id }) => id)).toEqual(['length', 'upper', 'digit', 'special', 'common']);
    const meter = (password: string, length = 8) =>
      passwordStrength(password, passwordRules(password, demand(length, 'Xã Đàm Thủy')));
    expect(['', 'Ab1!', 'Tam-Gi-26#', 'Tam-Giang-26#', 'Rung-Thong-Chieu-Dong-26#'].map((one) => meter(one))).toEqual([
      0, 1, 2, 3, 4,
    ]);
    // Long and varied, yet one rule is open: too short for the policy, without a sign, with the unit's name in it.
    expect([meter('Tam-Giang-26#', 14), meter('RungThongChieuDong26'), meter('Dam-Thuy-Thac-Nuoc-26#')]).toEqual([
      1, 1, 1,
    ]);
  });
});

describe('a new password beside the old one', () => {
  it.each([
    ['Thac-Nuoc-36?', 'Thac-Nuoc-37?', true],
    ['Thac-Nuoc-36?', 'Thac-Nuoc-36?abc', true],
    ['Thac-Nuoc-36?', 'Thac-Nuoc-36?abcd', false],
    ['Thac-Nuoc-36?', 'thac-nuoc-36?x', true],
    ['Thac-Nuoc-36?', 'Rung-Thong-36?', false],
    ['', 'abc', true],
    ['', 'abcd', false],
  ])('R3 %s and %s are closer than four characters: %s', (a, b, closer) => {
    expect(isCloserThan(a, b, 4)).toBe(closer);
    expect(isCloserThan(b, a, 4)).toBe(closer);
  });

  it('R3 is refused when it differs by less', () => {
    const rule = { ...demand(), differentBy: 4, previous: 'Thac-Nuoc-36?' };
    expect(passwordAccepted('Thac-Nuoc-39?', rule)).toBe(false);
    expect(passwordAccepted('Doi-Che-Xanh-47#', rule)).toBe(true);
  });
});

it('SEC-04 a password of 182 days is over at the beginning of day 183, an operator’s of 60 at the beginning of day 61', () => {
  const set = new Date('2022-01-01T00:00:00Z');
  const on = (days: number, life: number) =>
    daysLeft(passwordExpiry(set, life), new Date(set.getTime() + days * 86_400_000));
  expect([on(0, 182), on(173, 182), on(181, 182), on(182, 182)]).toEqual([182, 9, 1, 0]);
  expect([on(59, 60), on(60, 60), on(61, 60)]).toEqual([1, 0, -1]);
});
