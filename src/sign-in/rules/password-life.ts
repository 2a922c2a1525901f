const DAY = 86_400_000;

/** The instant from which a password has to be changed. */
export const passwordExpiry = (setAt: Date, lifetimeDays: number): Date =>
  new Date(setAt.getTime() + lifetimeDays * DAY);

/** Whole days that are left, zero or less once it has expired (Đ7.7). */
export const daysLeft = (expiresAt: Date, now: Date): number => Math.ceil((expiresAt.getTime() - now.getTime()) / DAY);
