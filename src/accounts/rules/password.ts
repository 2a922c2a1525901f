import { searchKey } from '../../platform/text/search-key.ts';

/** A dated policy preset with its legal basis (R3). The demonstration runs under the regulation's own. */
export type PasswordPolicy = {
  readonly name: string;
  readonly basis: string;
  readonly validFrom: string;
  readonly minLength: number;
  readonly expiresAfterDays: number;
  readonly warnDays: number;
  readonly remembered: number;
};

export const regulationPolicy: PasswordPolicy = {
  name: 'Quy chế 09/2022',
  basis: 'Điều 7 khoản 7 Quy chế kèm theo Quyết định 09/2022/QĐ-UBND',
  validFrom: '2022-04-22',
  minLength: 8,
  expiresAfterDays: 182,
  warnDays: 14,
  remembered: 10,
};

export const MAX_PASSWORD_LENGTH = 256;

const common = [
  'password',
  'matkhau',
  '12345678',
  '87654321',
  'qwerty',
  'asdfgh',
  'abc123',
  'admin',
  'iloveyou',
  'caobang',
  'dantoc',
  '11111111',
  'letmein',
  'welcome',
];

export type PasswordRule = {
  readonly id: 'length' | 'upper' | 'lower' | 'digit' | 'special' | 'common' | 'unitName';
  readonly words: string;
  readonly met: boolean;
};

/** The rule ticked off point by point as one types; letters of Vietnamese count as letters, length is in code points (Đ7.7). */
export const passwordRules = (
  password: string,
  unitName: string,
  policy: PasswordPolicy = regulationPolicy,
): PasswordRule[] => {
  const text = password.normalize('NFC');
  const plain = searchKey(text).replaceAll(' ', '');
  const unit = searchKey(unitName)
    .replace(/^(xa|phuong|thi tran|huyen|thanh pho|so|ban) /, '')
    .replaceAll(' ', '');
  return [
    {
      id: 'length',
      words: `Ít nhất ${policy.minLength} ký tự`,
      met: [...text].length >= policy.minLength && text.length <= MAX_PASSWORD_LENGTH,
    },
    { id: 'upper', words: 'Có chữ in hoa', met: /\p{Lu}/u.test(text) },
    { id: 'lower', words: 'Có chữ thường', met: /\p{Ll}/u.test(text) },
    { id: 'digit', words: 'Có chữ số', met: /\p{Nd}/u.test(text) },
    { id: 'special', words: 'Có ký tự đặc biệt (ví dụ ! @ # ?)', met: /[^\p{L}\p{Nd}\s]/u.test(text) },
    {
      id: 'common',
      words: 'Không dùng từ dễ đoán (matkhau, 123456, caobang…)',
      met: text !== '' && !common.some((word) => plain.includes(word)),
    },
    { id: 'unitName', words: 'Không chứa tên đơn vị', met: text !== '' && (unit.length < 3 || !plain.includes(unit)) },
  ];
};

export const passwordAccepted = (password: string, unitName: string, policy?: PasswordPolicy): boolean =>
  passwordRules(password, unitName, policy).every((rule) => rule.met);

/** Whole days until a password expires, zero or less once it has (Đ7.7: six months). */
export const passwordDaysLeft = (setAt: Date, now: Date, policy: PasswordPolicy = regulationPolicy): number =>
  Math.ceil((setAt.getTime() - now.getTime()) / 86_400_000) + policy.expiresAfterDays;
