import type { Secrets } from '../../platform/secrets/secrets.ts';

const PURPOSE = 'sign-in.pending';

/** Somebody whose password was right and who still owes a code. It opens no session and reaches nothing. */
export type PendingSignIn = {
  readonly accountId: string;
  /** The password it was right for, as the instant it was set: after a change it counts no more. */
  readonly passwordSetAt: number;
  readonly until: number;
  readonly weakPassword: boolean;
};

/** Sealed, so that it needs no row and cannot be made or changed by anybody else. */
export const sealPending = (secrets: Secrets, pending: PendingSignIn): string =>
  secrets.seal(JSON.stringify(pending), PURPOSE);

/** What was sealed, if it is ours and has not run out. */
export const openPending = (secrets: Secrets, sealed: string, now: Date): PendingSignIn | undefined => {
  try {
    const { accountId, passwordSetAt, until, weakPassword } = JSON.parse(secrets.open(sealed, PURPOSE));
    return until > now.getTime() ? { accountId, passwordSetAt, until, weakPassword } : undefined;
  } catch {
    return undefined;
  }
};
