/** Wrong passwords in a row before an account locks (SEC-05). */
export const ATTEMPTS_BEFORE_LOCK = 5;
/** Refused sign-ins a minute from one address before it has to wait, whatever the names (an office shares an address). */
export const REFUSALS_PER_ADDRESS = 60;

const minutes = [1, 2, 4, 8, 15];

/** How long an account stays locked after so many wrong passwords in a row: 1, 2, 4, 8, then 15 minutes; 0 below the fifth. */
export const lockMinutes = (attempts: number): number =>
  attempts < ATTEMPTS_BEFORE_LOCK ? 0 : (minutes[Math.min(attempts - ATTEMPTS_BEFORE_LOCK, minutes.length - 1)] ?? 15);
