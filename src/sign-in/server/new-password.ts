import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { type Problem, problem } from '../../platform/problems/catalogue.ts';
import { limitsOf, passwordPolicyOf } from '../../policy/rules/limits.ts';
import { policyValue } from '../../policy/rules/policy.ts';
import { policyInForce } from '../../policy/server/index.ts';
import { passwordRules } from '../rules/password.ts';
import { hashPassword, passwordMatches } from './hash.ts';
import { endDevices } from './known-devices.ts';
import { useUpLinks } from './reset-links.ts';

/** A new password's hash, and whether it is one that was used or issued before: the slow part, before the transaction. */
export type PreparedPassword = { readonly hash: string; readonly usedBefore: boolean };
type Previous = { readonly hash: string };

/** Hashes that a new password must not match: every issued one, and of one's own as many as the policy remembers. */
export const previousHashes = async (tx: Db, accountId: string, now: Date): Promise<Previous[]> => {
  const remembered = policyValue(await policyInForce(tx, now), 'remembered');
  const rows = await tx
    .selectFrom('password_history')
    .select(['hash', 'issued'])
    .where('account_id', '=', accountId)
    .orderBy('set_at', 'desc')
    .execute();
  const recent = new Set(rows.slice(0, remembered));
  return rows.filter((row) => row.issued || recent.has(row));
};

export const preparePassword = async (previous: readonly Previous[], next: string): Promise<PreparedPassword> => {
  const [hash, ...matches] = await Promise.all([
    hashPassword(next),
    ...previous.map((one) => passwordMatches(one.hash, next)),
  ]);
  return { hash, usedBefore: matches.includes(true) };
};

type Chooser = { readonly accountId: string; readonly unitName: string };
type Chosen = { readonly next: string; readonly previous?: string; readonly prepared: PreparedPassword };

const weak = (message: string): Problem =>
  problem('weak-password', { detail: message, findings: [{ at: 'body/next', message }] });

/** Refuses what the policy of today does not allow for this account (R3). */
export const refuseUnfit = async (tx: Db, chooser: Chooser, chosen: Chosen, now: Date): Promise<void> => {
  const policy = await policyInForce(tx, now);
  const factor = await tx
    .selectFrom('second_factor')
    .select('confirmed_at')
    .where('account_id', '=', chooser.accountId)
    .executeTakeFirst();
  const { minLength, classes, differentBy } = passwordPolicyOf(policy, factor?.confirmed_at != null);
  const demand = { minLength, classes, differentBy, unitName: chooser.unitName };
  const findings = passwordRules(chosen.next, {
    ...demand,
    ...(chosen.previous === undefined ? {} : { previous: chosen.previous }),
  })
    .filter(({ met }) => !met)
    .map(({ id, words }) => ({ at: 'body/next', rule: id, message: words }));
  if (findings.length > 0) throw problem('weak-password', { findings });
  if (chosen.prepared.usedBefore)
    throw weak(
      `Mật khẩu này đã được cấp hoặc đã dùng. Chọn mật khẩu khác ${policyValue(policy, 'remembered')} mật khẩu gần nhất.`,
    );
};

/** Makes it the account's own password: nothing is issued any more, nothing locked, wrong ones are forgotten, mailed links are used up, no browser is known any more. */
export const keepPassword = async (tx: Db, accountId: string, hash: string, now: Date): Promise<void> => {
  const fresh = {
    password_hash: hash,
    password_set_at: now,
    must_change_password: false,
    issued_expires_at: null,
    issued_used: false,
    failed_attempts: 0,
    locked_until: null,
  };
  await tx.updateTable('credential').set(fresh).where('account_id', '=', accountId).execute();
  await rememberPassword(tx, accountId, hash, false, now);
  await useUpLinks(tx, accountId, now);
  await endDevices(tx, accountId, now);
};

/** Two passwords of one instant (a clock that stands still) are kept a microsecond apart: the order is what counts. */
export const rememberPassword = async (
  tx: Db,
  accountId: string,
  hash: string,
  issued: boolean,
  now: Date,
): Promise<void> => {
  await sql`
    insert into password_history (account_id, hash, issued, set_at)
    select ${accountId}, ${hash}, ${issued}, greatest(${now}::timestamptz, max(set_at) + interval '1 microsecond')
    from password_history where account_id = ${accountId}`.execute(tx);
};

/** The rule as the page shows it; `holder` undefined: for the first operator of an installation. */
export const ruleFor = async (
  tx: Db,
  holder: { readonly kind: 'unit' | 'operator'; readonly hasSecondFactor: boolean },
  now: Date,
) => {
  const policy = await policyInForce(tx, now);
  const names = [holder.hasSecondFactor ? 'minLength' : 'minLengthAlone', 'classes'] as const;
  const basis = [...new Set(names.map((name) => policy.held.get(name)?.basis ?? ''))];
  return {
    ...passwordPolicyOf(policy, holder.hasSecondFactor),
    lifetimeDays: limitsOf(policy, holder).lifetimeDays,
    basis: basis.filter((text) => text !== ''),
  };
};
