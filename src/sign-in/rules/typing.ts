/** As a one-time password is issued (server/one-time-password.ts): `Rkwd-mpht-xeqa-472`. */
const ISSUED = /^[A-Z][a-z]{3}-[a-z]{4}-[a-z]{4}-\d{3}$/;

/**
 * The password that was meant: one of the issued shape loses the space or line break that copying took along with it. Of any other
 * password every character counts, spaces at its ends as well.
 */
export const meantPassword = (typed: string): string => {
  const text = typed.normalize('NFC');
  const trimmed = text.trim();
  return ISSUED.test(trimmed) ? trimmed : text;
};

/** Letters that a Vietnamese keyboard makes and a plain one does not: no sign-in name has them, and few passwords mean them. */
export const hasVietnameseLetters = (text: string): boolean => /[^\p{ASCII}]/u.test(text.normalize('NFC'));
