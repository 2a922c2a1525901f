import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { Secrets } from '../../platform/secrets/secrets.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { hashPassword, issuedExpiry, keepFirstCredentials, oneTimePassword } from '../../sign-in/server/index.ts';
import { provinceId, unitsAsOf } from '../../units/server/index.ts';
import { type NewAccount, openingFindings } from '../rules/opening.ts';
import { type CustodianOf, custodianRow } from './custodian-row.ts';

/** `own`: chosen by its holder and already held to the rule; `drawn`: issued, to be changed at once, hashed beforehand. Without it one is drawn here. */
export type FirstPassword = { readonly own: string } | { readonly drawn: DrawnPassword };
export type DrawnPassword = { readonly password: string; readonly hash: string };
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

const CHUNK = 1000;

/**
 * Opens accounts for units of today: operators only on the board, one account a unit, no clashing duties, else 422 with the row.
 * Passwords are hashed side by side and everything is inserted in a few statements.
 */
export const createAccounts = async (
  tx: Db,
  specs: readonly AccountToCreate[],
  now: Date,
  secrets: Secrets,
): Promise<CreatedAccount[]> => {
  const units = await unitsAsOf(tx, await provinceId(tx), vietnamDay(now));
  const findings = openingFindings(specs, new Map(units.map((unit) => [unit.id, unit])));
  if (findings.length > 0) throw problem('invalid-content', { findings });
  const expiresAt = await issuedExpiry(tx, now);
  const drafts = await Promise.all(specs.map((spec) => draftOf(spec, expiresAt)));
  for (let start = 0; start < drafts.length; start += CHUNK)
    await insert(tx, drafts.slice(start, start + CHUNK), now, secrets);
  return drafts.map(({ id, spec, password, issued, expires }) => ({
    id,
    username: spec.username,
    unitId: spec.unitId,
    oneTimePassword: issued ? password : null,
    expiresAt: expires,
  }));
};

/** One account; `oneTimePassword` is null where its holder chose the password. */
export const createAccount = async (
  tx: Db,
  spec: AccountToCreate,
  now: Date,
  secrets: Secrets,
): Promise<CreatedAccount> => {
  const [created] = await createAccounts(tx, [spec], now, secrets);
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

/** A one-time password with its hash: half a processor's second for twenty of them, so large lists are drawn before the transaction. */
export const drawPassword = async (): Promise<DrawnPassword> => {
  const password = oneTimePassword();
  return { password, hash: await hashPassword(password) };
};

const draftOf = async (spec: AccountToCreate, expiresAt: Date | null): Promise<Draft> => {
  const id = crypto.randomUUID();
  if (spec.password && 'own' in spec.password) {
    const password = spec.password.own;
    return { id, spec, password, hash: await hashPassword(password), issued: false, expires: null };
  }
  const drawn = spec.password?.drawn ?? (await drawPassword());
  return { id, spec, ...drawn, issued: true, expires: expiresAt };
};

const insert = async (tx: Db, drafts: readonly Draft[], now: Date, secrets: Secrets): Promise<void> => {
  if (drafts.length === 0) return;
  await tx
    .insertInto('account')
    .values(drafts.map((draft) => accountRow(draft, now)))
    .execute();
  await keepFirstCredentials(
    tx,
    drafts.map(({ id, hash, issued, expires }) => ({ accountId: id, hash, issued, expires })),
    now,
  );
  const custodians = drafts.flatMap(({ id, spec }) => (spec.custodian ? [{ id, custodian: spec.custodian }] : []));
  if (custodians.length > 0)
    await tx
      .insertInto('custodian')
      .values(custodians.map(({ id, custodian }) => custodianRow(id, custodian, now, secrets)))
      .execute();
};

const accountRow = ({ id, spec }: Draft, now: Date) => ({
  id,
  username: spec.username,
  kind: spec.kind,
  unit_id: spec.unitId,
  duties: arrayLiteral([...(spec.duties ?? [])]),
  created_at: now,
});
