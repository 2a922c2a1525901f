import { vietnamDay } from '../../platform/clock/vietnam-day.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { provinceId, unitsAsOf } from '../../units/server/index.ts';
import { type NewAccount, openingFindings } from '../rules/opening.ts';
import { hashPassword } from './hash.ts';
import { oneTimePassword } from './one-time-password.ts';

export type CustodianOf = {
  readonly fullName: string;
  readonly position: string;
  readonly section: string;
  readonly phone: string;
  readonly email: string;
};
/** `own`: chosen by its holder and already held to the rule; `issued`: to be changed at once. Without it one is drawn, valid 24 hours. */
export type FirstPassword = { readonly own: string } | { readonly issued: string; readonly expiresAt: Date | null };
export type AccountToCreate = NewAccount & {
  readonly custodian?: CustodianOf | undefined;
  readonly password?: FirstPassword | undefined;
};
export type CreatedAccount = {
  readonly id: string;
  readonly username: string;
  readonly unitId: number;
  readonly oneTimePassword: string | null;
  readonly expiresAt: Date | null;
};

const DAY = 86_400_000;
const CHUNK = 1000;

/** An issued password lives 24 hours (R8); in the demonstration, which everybody tries at leisure, it does not expire. */
export const issuedExpiry = async (tx: Db, now: Date): Promise<Date | null> =>
  (await isDemonstration(tx)) ? null : new Date(now.getTime() + DAY);

/**
 * Opens accounts for units of today: operators only on the board, one account a unit, no clashing duties, else 422 with the row.
 * Passwords are hashed side by side and everything is inserted in a few statements.
 */
export const createAccounts = async (
  tx: Db,
  specs: readonly AccountToCreate[],
  now: Date,
): Promise<CreatedAccount[]> => {
  const units = await unitsAsOf(tx, await provinceId(tx), vietnamDay(now));
  const findings = openingFindings(specs, new Map(units.map((unit) => [unit.id, unit])));
  if (findings.length > 0) throw problem('invalid-content', { findings });
  const expiresAt = await issuedExpiry(tx, now);
  const drafts = await Promise.all(specs.map((spec) => draftOf(spec, expiresAt)));
  for (let start = 0; start < drafts.length; start += CHUNK) await insert(tx, drafts.slice(start, start + CHUNK), now);
  return drafts.map(({ id, spec, password, issued, expires }) => ({
    id,
    username: spec.username,
    unitId: spec.unitId,
    oneTimePassword: issued ? password : null,
    expiresAt: expires,
  }));
};

/** One account; `oneTimePassword` is null where its holder chose the password. */
export const createAccount = async (tx: Db, spec: AccountToCreate, now: Date): Promise<CreatedAccount> => {
  const [created] = await createAccounts(tx, [spec], now);
  if (!created) throw new Error('no account was created');
  return created;
};

type Draft = {
  readonly id: string;
  readonly spec: AccountToCreate;
  readonly password: string;
  readonly hash: string;
  readonly issued: boolean;
  readonly expires: Date | null;
};

const draftOf = async (spec: AccountToCreate, expiresAt: Date | null): Promise<Draft> => {
  const first = spec.password ?? { issued: oneTimePassword(), expiresAt };
  const issued = 'issued' in first;
  const password = issued ? first.issued : first.own;
  return {
    id: crypto.randomUUID(),
    spec,
    password,
    hash: await hashPassword(password),
    issued,
    expires: issued ? first.expiresAt : null,
  };
};

const insert = async (tx: Db, drafts: readonly Draft[], now: Date): Promise<void> => {
  if (drafts.length === 0) return;
  await tx
    .insertInto('account')
    .values(drafts.map((draft) => accountRow(draft, now)))
    .execute();
  await tx
    .insertInto('password_history')
    .values(drafts.map(({ id, hash, issued }) => ({ account_id: id, set_at: now, hash, issued })))
    .execute();
  const custodians = drafts.flatMap(({ id, spec }) => (spec.custodian ? [{ id, custodian: spec.custodian }] : []));
  if (custodians.length > 0)
    await tx
      .insertInto('custodian')
      .values(custodians.map(({ id, custodian }) => custodianRow(id, custodian, now)))
      .execute();
};

const accountRow = ({ id, spec, hash, issued, expires }: Draft, now: Date) => ({
  id,
  username: spec.username,
  kind: spec.kind,
  unit_id: spec.unitId,
  duties: arrayLiteral([...(spec.duties ?? [])]),
  password_hash: hash,
  password_set_at: now,
  must_change_password: issued,
  issued_expires_at: expires,
  created_at: now,
});

export const custodianRow = (accountId: string, custodian: CustodianOf, now: Date) => ({
  account_id: accountId,
  full_name: custodian.fullName.normalize('NFC'),
  position: custodian.position.normalize('NFC'),
  section: custodian.section.normalize('NFC'),
  phone: custodian.phone,
  email: custodian.email,
  valid_from: now,
});
