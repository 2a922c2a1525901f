import { randomBytes, randomInt } from 'node:crypto';
import type { Db } from '../../platform/db/open.ts';
import { hashWithSalt } from './hash.ts';

const COUNT = 10;
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

const draw = (): string => Array.from({ length: 4 }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');

/** As typed, with or without hyphens and in any case. */
export const recoveryText = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, '');

export type RecoveryCodes = {
  readonly codes: readonly string[];
  readonly hashes: readonly string[];
  readonly salt: string;
};

/**
 * Ten codes of 59 bits, to be shown once, with what is kept of them: argon2id under one salt of the account, so that a typed code
 * costs one hash and not ten (ASVS 6.5.2 asks for a password hash below 112 bits).
 */
export const drawRecoveryCodes = async (): Promise<RecoveryCodes> => {
  const codes = Array.from({ length: COUNT }, () => [draw(), draw(), draw()].join('-'));
  const salt = randomBytes(16).toString('base64url');
  return { codes, salt, hashes: await Promise.all(codes.map((code) => hashWithSalt(recoveryText(code), salt))) };
};

/** Puts them in place of the former ones. */
export const keepRecoveryCodes = async (tx: Db, accountId: string, { hashes, salt }: RecoveryCodes): Promise<void> => {
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((hash) => ({ account_id: accountId, hash })))
    .execute();
  await tx.updateTable('second_factor').set({ recovery_salt: salt }).where('account_id', '=', accountId).execute();
};

/** Uses up the code of this hash; false where there is none or it was used. */
export const spendRecoveryCode = async (tx: Db, accountId: string, hash: string, now: Date): Promise<boolean> => {
  const { numUpdatedRows } = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

export const recoveryCodesLeft = async (tx: Db, accountId: string): Promise<number> => {
  const { left } = await tx
    .selectFrom('recovery_code')
    .select((is) => is.fn.countAll<string>().as('left'))
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(left);
};
