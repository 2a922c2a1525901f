/** What would break a line, colour a terminal, or turn the writing direction (CWE-117). */
const UNSAFE = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text that outsiders may have typed, as one harmless line: what would act is shown as `\u{1b}` instead. */
export const oneLine = (text: string): string =>
  text.replace(UNSAFE, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
