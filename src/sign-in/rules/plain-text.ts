/** Without case and diacritics, signs kept: `Đàm-Thủy` → `dam-thuy`. */
export const flatten = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd');

/** Letters and digits alone. */
export const compact = (flat: string): string => flat.replace(/[^a-z0-9]/g, '');

const signs: Record<string, string> = { '0': 'o', '@': 'a', '4': 'a', '3': 'e', '5': 's', $: 's', '7': 't' };

/** Digits and signs that stand for letters put back; `1` and `!` stand for i or for l. */
const decode = (flat: string, one: 'i' | 'l'): string =>
  [...flat].map((letter) => signs[letter] ?? (letter === '1' || letter === '!' ? one : letter)).join('');

/** The ways in which a password may be read: as typed, and with signs read as letters. All without case and diacritics. */
export const readings = (password: string): string[] => {
  const flat = flatten(password);
  return [...new Set([flat, decode(flat, 'i'), decode(flat, 'l')])];
};
