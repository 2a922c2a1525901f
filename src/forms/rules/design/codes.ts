import { searchKey } from '../../../platform/text/search-key.ts';
import { RESERVED_WORDS } from '../expression/parser.ts';

/** Longer ones are hard to read in a formula. */
const MOST = 10;
const LONGEST = 20;
const NUMBERED = /^([A-Z][A-Z_]*?)(\d+)$/;

const isFree = (code: string, taken: ReadonlySet<string>): boolean =>
  !taken.has(code) && !RESERVED_WORDS.has(code.toLowerCase());

/** `A09` → `A10`, `B9` → `B10`; a code without a number gets one. */
const following = (code: string): string => {
  const [, letters = code, digits = ''] = NUMBERED.exec(code) ?? [];
  const number = digits === '' ? 2 : Number(digits) + 1;
  const counted = String(number).padStart(digits.length, '0');
  return `${letters.slice(0, LONGEST - counted.length)}${counted}`;
};

const firstFree = (code: string, taken: ReadonlySet<string>): string => {
  let next = code;
  while (!isFree(next, taken)) next = following(next);
  return next;
};

/**
 * Codes for so many new rows of a section: its letter and the numbers after the highest one in use (`A12`, `A13`), so that a code which a
 * row had once is not given to another. `own`: the codes of the section's rows; `taken`: those of all rows of the form.
 */
export const rowCodes = (
  section: string,
  count: number,
  own: readonly string[],
  taken: ReadonlySet<string>,
): string[] => {
  const numbered = own.flatMap((code) => {
    const [, letters = '', digits = ''] = NUMBERED.exec(code) ?? [];
    return digits === '' ? [] : [{ letters, digits }];
  });
  const [highest] = numbered.toSorted((a, b) => Number(b.digits) - Number(a.digits));
  const used = new Set(taken);
  let code = highest ? following(`${highest.letters}${highest.digits}`) : `${section.replace(/\d+$/, '')}01`;
  return Array.from({ length: count }, () => {
    const free = firstFree(code, used);
    used.add(free);
    code = following(free);
    return free;
  });
};

/** `Tày` → `TAY`, `Tổng số` → `TS`, `Hộ cận nghèo` → `HCN`; what has no letter becomes `COT`. */
const codeFromLabel = (label: string): string => {
  const words = searchKey(label)
    .toUpperCase()
    .replace(/[^A-Z0-9 ]/g, '')
    .split(' ')
    .filter(Boolean);
  const [first = 'COT'] = words;
  const short = words.length > 1 ? words.map((word) => word.charAt(0)).join('') : first;
  const code = short.slice(0, MOST);
  return /^[A-Z]/.test(code) ? code : `C${code}`.slice(0, MOST);
};

/** A code for a new column, from its words; told apart by a number where it is in use. */
export const columnCode = (label: string, taken: ReadonlySet<string>): string => firstFree(codeFromLabel(label), taken);

/** The next free letter for a section. */
export const sectionCode = (taken: ReadonlySet<string>): string =>
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ').find((letter) => isFree(letter, taken)) ?? firstFree('M1', taken);

/** The next free number for a check: `KT3`. */
export const checkId = (taken: ReadonlySet<string>): string => firstFree('KT1', taken);
