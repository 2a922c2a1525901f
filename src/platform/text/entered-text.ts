/** `line`: a name, a title, a reason. `lines`: a text in which line breaks mean something. */
export type TextKind = 'line' | 'lines';

/** Line ends of all systems and of Unicode. */
const BREAKS = /\r\n?|[\u0085\u2028\u2029\v\f]/g;
/** A joiner holds the parts of an emoji together; alone it is nothing. */
const LONE_JOINER = /(?<!\p{Extended_Pictographic}\p{M}*)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
/**
 * What nobody sees: controls, halves of surrogate pairs, code points that are no characters, what Unicode says is not drawn
 * (Default_Ignorable_Code_Point, but the joiner), the empty Braille pattern.
 */
const INVISIBLE =
  /[^\P{Cc}\n\t]|[\p{Cs}\p{Noncharacter_Code_Point}\u2800]|(?!\u200d)\p{Default_Ignorable_Code_Point}/gu;

/**
 * A text as a person meant it, whatever program it was typed in or copied from: composed letters (NFC), one kind of line end and of
 * space, nothing invisible, nothing blank around. Text that comes in is brought into this form first and measured after; a text of
 * blanks alone is empty.
 */
export const enteredText = (text: string, kind: TextKind): string => {
  const seen = text.replace(BREAKS, '\n').normalize('NFC').replace(INVISIBLE, '').replace(LONE_JOINER, '');
  if (kind === 'line') return seen.replace(/\s+/gu, ' ').trim();
  return seen
    .replace(/[^\S\n]/gu, ' ')
    .replace(/ +$/gmu, '')
    .trim();
};
