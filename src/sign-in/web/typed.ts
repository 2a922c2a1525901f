/** What was typed at the sign-in and is wanted on the page after it. It lives in this page's memory alone and goes with it. */
let name = '';
let issued: { readonly password: string; readonly until: number } | undefined;

/** As long as one needs to think of a password; whoever comes to the machine later types the issued one themselves. */
const KEPT_MS = 10 * 60_000;

export const noteName = (typed: string): void => {
  name = typed.trim();
};
export const notedName = (): string => name;

/** The one-time password with which somebody has just signed in: its change need not ask for it again. */
export const noteIssued = (password: string): void => {
  issued = { password, until: Date.now() + KEPT_MS };
};
export const notedIssued = (): string => (issued && Date.now() < issued.until ? issued.password : '');
export const forgetIssued = (): void => {
  issued = undefined;
};

const UNIT = 'last-unit';

/** The name of the unit that signed in last on this machine: public, and what a lost password is reported for. */
export const noteUnit = (path: string): void => localStorage.setItem(UNIT, path);
export const notedUnit = (): string => localStorage.getItem(UNIT) ?? '';
