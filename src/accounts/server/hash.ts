import { hash, verify } from '@node-rs/argon2';

/** argon2id, 19 MiB, 2 passes, 1 lane (OWASP's first choice). */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** NFC first, so that the same password typed on another keyboard is the same bytes. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), strength);

export const passwordMatches = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password.normalize('NFC'));

/** The same text under the same salt (base64url of 16 bytes) gives the same hash: for codes that are looked up by it. */
export const hashWithSalt = (text: string, salt: string): Promise<string> =>
  hash(text, { ...strength, salt: Buffer.from(salt, 'base64url') });

let unknownHash: Promise<string> | undefined;

/** Verifying against nobody's hash: an unknown name costs the same time as a known one (R4). */
export const matchesNobody = async (password: string): Promise<false> => {
  unknownHash ??= hashPassword(crypto.randomUUID());
  await passwordMatches(await unknownHash, password);
  return false;
};
