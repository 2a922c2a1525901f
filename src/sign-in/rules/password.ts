import { isCloserThan } from './distance.ts';
import { isGuessable } from './guessable.ts';
import { namesUnit } from './unit-words.ts';

/** Longest password in characters; nothing is ever cut off. */
export const MAX_PASSWORD_LENGTH = 256;

/** What a password is held to: values of the policy, the unit whose name must not be in it, and the one before where it is known. */
export type PasswordDemand = {
  readonly minLength: number;
  readonly classes: number;
  readonly unitName: string;
  readonly differentBy?: number;
  readonly previous?: string;
};

export type PasswordRule = {
  readonly id: 'length' | 'upper' | 'lower' | 'digit' | 'special' | 'common' | 'unitName' | 'different';
  readonly words: string;
  readonly met: boolean;
};

const classRules = (text: string): PasswordRule[] => [
  { id: 'upper', words: 'Có chữ in hoa', met: /\p{Lu}/u.test(text) },
  { id: 'lower', words: 'Có chữ thường', met: /\p{Ll}/u.test(text) },
  { id: 'digit', words: 'Có chữ số', met: /\p{Nd}/u.test(text) },
  { id: 'special', words: 'Có ký tự đặc biệt (ví dụ ! @ # ?)', met: /[^\p{L}\p{Nd}\s]/u.test(text) },
];

const ALL_CLASSES = 4;
/** Where fewer classes are asked for, each is met as soon as enough of them are there. */
const classesAsked = (text: string, classes: number): PasswordRule[] => {
  const rules = classRules(text);
  const enough = classes < ALL_CLASSES && rules.filter(({ met }) => met).length >= classes;
  return enough ? rules.map((rule) => ({ ...rule, met: true })) : rules;
};

/** The rule ticked off point by point as one types; letters of Vietnamese count as letters, length is in code points (Đ7.7). */
export const passwordRules = (password: string, demand: PasswordDemand): PasswordRule[] => {
  const text = password.normalize('NFC');
  const length = [...text].length;
  const { minLength, classes, unitName, previous, differentBy = 0 } = demand;
  const different: PasswordRule[] =
    previous === undefined || differentBy === 0
      ? []
      : [
          {
            id: 'different',
            words: `Khác mật khẩu trước ít nhất ${differentBy} ký tự`,
            met: text !== '' && !isCloserThan(previous, text, differentBy),
          },
        ];
  return [
    {
      id: 'length',
      words: `Ít nhất ${minLength} ký tự, nên từ 15 ký tự trở lên`,
      met: length >= minLength && length <= MAX_PASSWORD_LENGTH,
    },
    ...classesAsked(text, classes),
    {
      id: 'common',
      words: 'Không dùng từ dễ đoán (matkhau, caobang, dantoc), dãy phím liền nhau, ký tự lặp lại',
      met: text !== '' && !isGuessable(text),
    },
    {
      id: 'unitName',
      words: 'Không chứa tên hay tên viết tắt của đơn vị',
      met: text !== '' && !namesUnit(text, unitName),
    },
    ...different,
  ];
};

export const passwordAccepted = (password: string, demand: PasswordDemand): boolean =>
  passwordRules(password, demand).every((rule) => rule.met);

/**
 * 0 nothing typed, 1 weak, 2 passable, 3 good, 4 very good: by length and by how many characters differ, as the meter shows it. What a
 * rule refuses is weak, however long it is.
 */
export const passwordStrength = (password: string, rules: readonly PasswordRule[]): 0 | 1 | 2 | 3 | 4 => {
  const letters = [...password.normalize('NFC')];
  if (letters.length === 0) return 0;
  if (rules.some(({ met }) => !met)) return 1;
  const different = new Set(letters).size;
  if (letters.length < 8 || different < 6 || isGuessable(password)) return 1;
  if (letters.length < 12) return 2;
  return letters.length < 15 || different < 10 ? 3 : 4;
};
