/**
 * The form of a text by which it is found: lower case, no diacritics, one space between words. Old and new tone
 * placement (hoà, hòa) come out the same because the tones go; composed and decomposed letters likewise.
 */
export function searchKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
