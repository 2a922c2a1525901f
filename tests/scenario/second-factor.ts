import { generateSync } from 'otplib';
import { confirmSecondFactor, startSecondFactor } from '../../src/sign-in/contract/second-factor.ts';
import type { Session } from './api.ts';

/** The code that an authenticator app shows now for a seed. */
export const codeNow = (secret: string): string => generateSync({ secret });

/** Somebody scans the QR code and types the first code; gives the recovery codes. */
export const enrol = async (session: Session, password: string): Promise<readonly string[]> => {
  const { secret } = await session.must(startSecondFactor, { body: { password } });
  const { recoveryCodes } = await session.must(confirmSecondFactor, { body: { code: codeNow(secret) } });
  return recoveryCodes;
};
