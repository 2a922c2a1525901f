/** Requests that one address may leave within an hour (an office shares an address). */
export const ASKS_PER_ADDRESS = 5;
/** A link lives this long: less than the 24 hours of an issued password, since it lies in a mailbox. */
export const LINK_MINUTES = 60;
/** Letters that one account is sent within a day at most, so that nobody's mailbox is filled by a stranger. */
export const LETTERS_PER_DAY = 3;
