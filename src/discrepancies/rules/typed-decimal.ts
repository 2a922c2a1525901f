/** `1.234,5` as people type it, `1234.5` as it is sent; undefined where it is no number. A point is only taken where it parts thousands. */
export const decimalOf = (typed: string): string | undefined => {
  const text = typed.trim().replaceAll(/\s/gu, '');
  if (/^-?\d{1,3}(\.\d{3})+(,\d{1,6})?$/.test(text)) return decimalOf(text.replaceAll('.', ''));
  const plain = text.replace(',', '.');
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) && !text.includes('.') ? plain : undefined;
};
