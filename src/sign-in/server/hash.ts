import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { meantPassword } from '../rules/typing.ts';

/** argon2id, 19 MiB, 2 passes, 1 lane (OWASP's first choice). */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * No more hashes at once than there are processors, first come first served: each takes one whole and 19 MiB, so that more of them only
 * hinder each other (20 at once on two, two runs: 202 and 229 ms without it, 166 and 229 with it), and the threads that they leave are there for files.
 */
const inTurn = pLimit(availableParallelism());

/** What was meant, in NFC, so that the same password typed on another keyboard or copied with a space is the same bytes. */
export const hashPassword = (password: string): Promise<string> =>
  inTurn(() => hash(meantPassword(password), strength));

export const passwordMatches = (stored: string, password: string): Promise<boolean> =>
  inTurn(() => verify(stored, meantPassword(password)));

/** The same text under the same salt (base64url of 16 bytes) gives the same hash: for codes that are looked up by it. */
export const hashWithSalt = (text: string, salt: string): Promise<string> =>
  inTurn(() => hash(text, { ...strength, salt: Buffer.from(salt, 'base64url') }));

let unknownHash: Promise<string> | undefined;

/** Verifying against nobody's hash: an unknown name costs the same time as a known one (R4). */
export const matchesNobody = async (password: string): Promise<false> => {
  unknownHash ??= hashPassword(crypto.randomUUID());
  await passwordMatches(await unknownHash, password);
  return false;
};
