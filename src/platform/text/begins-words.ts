import { searchKey } from './search-key.ts';

/** `Xã  Lê-Lai` → `xa`, `le`, `lai`: what somebody looks for, word by word; nothing where only signs were typed. */
export const wordsOf = (text: string): string[] =>
  searchKey(text)
    .split(' ')
    .filter((word) => word !== '');

/** Whether each of the words begins a word of the text, with or without diacritics. */
export const beginsWords = (words: readonly string[], text: string): boolean => {
  const key = ` ${searchKey(text)}`;
  return words.every((word) => key.includes(` ${word}`));
};
