import type { Static } from 'typebox';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import { deadlinesOf } from '../../policy/rules/limits.ts';
import { policyInForce } from '../../policy/server/index.ts';
import type { Issued as IssuedSchema } from '../contract.ts';
import { hashPassword } from './hash.ts';
import { endDevices } from './known-devices.ts';
import { rememberPassword } from './new-password.ts';
import { oneTimePassword } from './one-time-password.ts';
import { useUpLinks } from './reset-links.ts';
import { endSessionsOf } from './session.ts';

export type Issued = Static<typeof IssuedSchema>;

const HOUR = 3_600_000;

/** An issued password lives as many hours as the policy says (R8); in the demonstration, which everybody tries at leisure, it does not expire. */
export const issuedExpiry = async (tx: Db, now: Date): Promise<Date | null> => {
  if (await isDemonstration(tx)) return null;
  return new Date(now.getTime() + deadlinesOf(await policyInForce(tx, now)).issuedHours * HOUR);
};

type Receiver = { readonly id: string; readonly username: string; readonly unitName: string };

/** Gives a held account a one-time password: drawn at random, to be changed at once, valid as long as the policy says, used once. Unlocks, ends all sessions, known browsers and mailed links. */
export const issueTo = async ({ tx, now }: Pick<Call, 'tx' | 'now'>, account: Receiver): Promise<Issued> => {
  const password = oneTimePassword();
  const hash = await hashPassword(password);
  const expiresAt = await issuedExpiry(tx, now);
  const issued = {
    password_hash: hash,
    password_set_at: now,
    must_change_password: true,
    issued_expires_at: expiresAt,
    issued_used: false,
    failed_attempts: 0,
    locked_until: null,
  };
  await tx.updateTable('credential').set(issued).where('account_id', '=', account.id).execute();
  await rememberPassword(tx, account.id, hash, true, now);
  await endSessionsOf(tx, account.id, now);
  await useUpLinks(tx, account.id, now);
  await endDevices(tx, account.id, now);
  return {
    id: account.id,
    username: account.username,
    unitName: account.unitName,
    oneTimePassword: password,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
};
