import { searchKey } from '../../platform/text/search-key.ts';

export type Named = { readonly fullName: string; readonly phone: string; readonly email: string };

/** Grave, acute, tilde, hook, dot: they belong to the syllable, wherever in it they are written (hòa, hoà). */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

const syllable = (word: string): string => {
  const tones = [...(word.match(TONES) ?? [])].sort().join('');
  return `${word.replace(TONES, '')}${tones}`;
};

const nameKey = (name: string): string =>
  name.normalize('NFD').toLowerCase().trim().split(/\s+/).map(syllable).join(' ');

/** Whether two names are one, diacritics included: Dũng is not Dung. Case, spaces and the placement of tones do not matter. */
export const sameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other);

const digits = (phone: string): string => phone.replace(/\D/g, '');

/**
 * Whether a custodian's fields are those of who holds the account already (regulation Đ7.6: another person takes over by a handover). A
 * name that differs in diacritics alone is a spelling put right only where telephone and e-mail stay as they were.
 */
export const isSamePerson = (current: Named, next: Named): boolean =>
  sameName(current.fullName, next.fullName) ||
  (searchKey(current.fullName) === searchKey(next.fullName) &&
    digits(current.phone) === digits(next.phone) &&
    current.email.toLowerCase() === next.email.toLowerCase());
