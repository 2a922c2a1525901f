import { knownPasswords } from './known-passwords.ts';
import { compact, flatten, readings } from './plain-text.ts';

/** Refused wherever they stand in a password. */
const everywhere = ['caobang', 'dantoc', 'matkhau', 'password', 'iloveyou', 'letmein', 'welcome', 'admin'];
const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'abcdefghijklmnopqrstuvwxyz',
  '!@#$%^&*()',
  // Down the keyboard and up again.
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
];
const RUN = 5;
/** A column of the keyboard has four keys. */
const COLUMN = 4;

const backwards = (text: string): string => [...text].reverse().join('');
const piecesOf = (row: string): string[] => {
  const length = row.startsWith('1qaz') ? COLUMN : RUN;
  return Array.from({ length: row.length - length + 1 }, (_, at) => row.slice(at, at + length));
};
const runs: readonly string[] = rows.flatMap((row) => [...piecesOf(row), ...piecesOf(backwards(row))]);

const hasRun = (password: string): boolean => {
  const flat = flatten(password);
  return runs.some((run) => flat.includes(run) || compact(flat).includes(run));
};

/** The same character four times, or one short piece over and over. */
const isRepetition = (password: string): boolean => {
  const flat = flatten(password);
  return /(.)\1{3}/u.test(flat) || /^(.{1,6})\1+$/u.test(flat);
};

/** What is left of a common word that was dressed up: signs between its letters, digits and signs around it. */
const cores = (password: string): string[] => {
  const flat = flatten(password);
  const inner = flat.replace(/^[^a-z]+|[^a-z]+$/g, '');
  return [...readings(flat), ...readings(inner)].flatMap((reading) => [
    compact(reading),
    reading.replace(/[^a-z]/g, ''),
  ]);
};

/**
 * Whether somebody would try it early: a common word (dressed up with digits and signs or not), a word of the place, a run on the
 * keyboard, a repetition. Case, diacritics and signs that stand for letters make no difference (ASVS 6.2.4, 6.2.11).
 */
export const isGuessable = (password: string): boolean =>
  cores(password).some((core) => knownPasswords.has(core)) ||
  readings(password).some((reading) => everywhere.some((word) => compact(reading).includes(word))) ||
  hasRun(password) ||
  isRepetition(password);
