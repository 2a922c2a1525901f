/** The form in which two names are the same: NFC, one space, no difference of case (`xóm  Bản Giốc` = `Xóm Bản Giốc`). */
export const distinctText = (text: string): string => text.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase();

/** The same without diacritics, for reading what a clerk typed without them (`khong`, `tay`). */
export const plainText = (text: string): string =>
  distinctText(text).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
