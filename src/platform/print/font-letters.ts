import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const REGULAR = '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf';

/** Code points from `first` to `last` for which the font may have a glyph. */
type Run = readonly [first: number, last: number];

/** Where a table of the font begins (OpenType 1.9, table directory). */
const tableAt = (font: Buffer, name: string): number => {
  for (let at = 12, left = font.readUInt16BE(4); left > 0; at += 16, left--)
    if (font.toString('latin1', at, at + 4) === name) return font.readUInt32BE(at + 8);
  throw new Error(`the font has no ${name}`);
};

/** `cmap` format 4: two bytes a letter, in segments. */
const segments = (font: Buffer, at: number): Run[] => {
  const doubled = font.readUInt16BE(at + 6);
  return Array.from(
    { length: doubled / 2 },
    (_none, index): Run => [font.readUInt16BE(at + 16 + doubled + index * 2), font.readUInt16BE(at + 14 + index * 2)],
  ).filter(([first]) => first < 0xffff);
};

/** `cmap` format 12: four bytes a letter, in groups. */
const groups = (font: Buffer, at: number): Run[] =>
  Array.from(
    { length: font.readUInt32BE(at + 12) },
    (_none, index): Run => [font.readUInt32BE(at + 16 + index * 12), font.readUInt32BE(at + 20 + index * 12)],
  );

const readRuns = (font: Buffer): Run[] => {
  const cmap = tableAt(font, 'cmap');
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_none, index) => cmap + font.readUInt32BE(cmap + 8 + index * 8),
  );
  return subtables.flatMap((at) => {
    const format = font.readUInt16BE(at);
    return format === 4 ? segments(font, at) : format === 12 ? groups(font, at) : [];
  });
};

let runs: readonly Run[] | undefined;

const isThere = (letter: string): boolean => {
  runs ??= readRuns(readFileSync(createRequire(import.meta.url).resolve(REGULAR)));
  const code = letter.codePointAt(0) ?? 0;
  return runs.some(([first, last]) => first <= code && code <= last);
};

const MADE_OF_TEXT = /[\t\n\u200b]/u;
/** Marks that only say how the letter before them is drawn or joined. */
const FOLLOWERS = /[\ufe00-\ufe0f\u200d]/gu;

/** Whether the font of our papers has this letter, whole or put together from its parts. */
const printsAs = (letter: string): boolean =>
  MADE_OF_TEXT.test(letter) || isThere(letter) || [...letter.normalize('NFD')].every(isThere);

/** The letter as it is named where it cannot be printed: `[U+5B57]`. */
const nameOf = (letter: string): string =>
  `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`;

/** The text with each letter that the font lacks named instead of printed as a box; `lacked` collects the names. */
export const withNamedLetters = (text: string, lacked: Set<string>): string =>
  [...text.replace(FOLLOWERS, '')]
    .map((letter) => {
      if (printsAs(letter)) return letter;
      const name = nameOf(letter);
      lacked.add(name);
      return name;
    })
    .join('');
