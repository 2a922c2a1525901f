import { generateSecret, generateURI, verifySync } from 'otplib';

/** RFC 6238 as every authenticator app has it: HMAC-SHA-1, 30 seconds, six digits. A step to either side is allowed for clocks. */
const STEP_SECONDS = 30;

/** A seed of 160 bits in Base32 (RFC 4226 §4, R6). */
export const newSeed = (): string => generateSecret({ length: 20 });

/** What the QR code says. */
export const enrolmentUri = (seed: string, issuer: string, username: string): string =>
  generateURI({ strategy: 'totp', issuer, label: username, secret: seed, period: STEP_SECONDS, digits: 6 });

export const isTotpCode = (code: string): boolean => /^\d{6}$/.test(code.replaceAll(' ', ''));

/** The step whose code this is, if it is later than the last one taken: a code opens once (ASVS 6.5.1), a step to either side at most (6.5.5). */
export const stepOfCode = (seed: string, code: string, lastStep: number, now: Date): number | undefined => {
  const epoch = Math.floor(now.getTime() / 1000);
  const token = code.replaceAll(' ', '');
  if (!isTotpCode(token) || lastStep > Math.floor(epoch / STEP_SECONDS)) return undefined;
  const result = verifySync({
    strategy: 'totp',
    secret: seed,
    token,
    epoch,
    period: STEP_SECONDS,
    digits: 6,
    epochTolerance: STEP_SECONDS,
    afterTimeStep: lastStep,
  });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
};
