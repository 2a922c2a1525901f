/** Widths of Tinos (Times metrics) by kind of letter, in ems: exact enough to know that a word fits its column. */
const narrow = /[iIjltfrs.,:;'|()[\]!\-/ ]/;
const wide = /[mwMWĐ—…%]/;
const capital = /\p{Lu}/u;

const letterWidth = (letter: string): number => {
  if (narrow.test(letter)) return 0.4;
  if (wide.test(letter)) return 0.95;
  return capital.test(letter) ? 0.73 : 0.5;
};

/** Width of one line of text in ems; diacritics stand above and below and take no width. */
export const textWidth = (text: string): number => {
  const letters = text.normalize('NFC');
  let width = 0;
  for (const letter of letters) width += letterWidth(letter);
  return width;
};

/** The widest word in ems: what a column needs so that no word is broken. */
export const wordWidth = (text: string): number => Math.max(0, ...text.split(/\s+/).map(textWidth));
