import { textWidth } from './text-width.ts';

/** Where a line may end though no space stands there (U+200B); it has no width, and reading the PDF's text finds nothing of it. */
const HERE = '\u200b';
const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

const everywhere = (word: string): string => [...letters.segment(word)].map(({ segment }) => segment).join(HERE);

/** After hyphens and the like, and inside what is still too wide anywhere. */
const broken = (word: string, ems: number): string =>
  word
    .split(/(?<=[-/_.,;:])/)
    .map((part) => (textWidth(part) > ems ? everywhere(part) : part))
    .join(HERE);

/** A text in which no word is too wide for its place (`ems` wide, at the size it is printed in): none is printed over its neighbour. */
export const breakAnywhere = (text: string, ems: number): string =>
  text.replace(/[^\s\u200b]+/g, (word) => (textWidth(word) > ems ? broken(word, ems) : word));
