import { randomInt } from 'node:crypto';
import { passwordAccepted } from '../rules/password.ts';

/** Read aloud over the telephone: nothing that is taken for something else (i, l, o, 0, 1). */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const DIGITS = '23456789';

const draw = (from: string, count: number): string =>
  Array.from({ length: count }, () => from.charAt(randomInt(from.length))).join('');

/** It is replaced at once: its own strength is what it is drawn from. */
const demand = { minLength: 14, classes: 4, unitName: '' };

/** A password to be issued: `Rkwd-mpht-xeqa-472`, all four classes, 63 bits (12 letters of 23, 3 digits of 8). */
export const oneTimePassword = (): string => {
  const groups = [draw(LETTERS, 4), draw(LETTERS, 4), draw(LETTERS, 4), draw(DIGITS, 3)].join('-');
  const password = groups.charAt(0).toUpperCase() + groups.slice(1);
  return passwordAccepted(password, demand) ? password : oneTimePassword();
};
