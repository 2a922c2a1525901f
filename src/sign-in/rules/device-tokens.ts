/** The cookie of a browser carries a token for each account that signed in there lately: an office machine serves several. */
const MOST = 5;
const TOKEN = /^[\w-]{43}$/;

/** The tokens in the cookie, the newest first; what is none is passed over. */
export const tokensIn = (cookie: string | undefined): string[] =>
  (cookie ?? '')
    .slice(0, MOST * 44)
    .split('.')
    .filter((part) => TOKEN.test(part));

/** The cookie with a token put first; the one longest unused falls off the end. */
export const withToken = (cookie: string | undefined, token: string): string =>
  [token, ...tokensIn(cookie).filter((other) => other !== token)].slice(0, MOST).join('.');
