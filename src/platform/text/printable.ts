/**
 * Control characters but tab and line feed, halves of surrogate pairs, code points that are no characters, and marks that turn
 * the writing direction (they show a text as another than it is, and the PDF compiler breaks on them).
 */
const UNPRINTABLE = /[^\P{Cc}\t\n]|[\p{Cs}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text as it can stand on paper and in a workbook. */
export const printable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(UNPRINTABLE, '');
