import { randomBytes } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { PublicCall } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { sha256 } from '../../platform/digest/digest.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { type Policy, policyValue } from '../../policy/rules/policy.ts';
import { policyInForce } from '../../policy/server/index.ts';
import { tokensIn, withToken } from '../rules/device-tokens.ts';
import { forgetAddresses } from './forget-addresses.ts';

const DAY = 86_400_000;

const unknown = { deviceId: null, deviceFailed: null, deviceLockedUntil: null };
export type Device = {
  readonly deviceId: string | null;
  readonly deviceFailed: number | null;
  readonly deviceLockedUntil: Date | null;
};

/**
 * The browser that asks, where the account behind an id knows it. Asked once the account's row is held and not joined to it: whoever waited
 * for the row would see the counter as it stood before the wait. Without an account or a cookie the same statement runs and finds nothing.
 */
export const deviceQuery = (accountId: RawBuilder<unknown>, cookie: string | undefined): RawBuilder<Device> => {
  const digests = arrayLiteral(tokensIn(cookie).map(sha256));
  return sql<Device>`
    select id as "deviceId", failed_attempts as "deviceFailed", locked_until as "deviceLockedUntil" from known_device
    where account_id = ${accountId} and token_digest = any (${digests}::text[]) and ended_at is null
    order by seen_at desc, created_at desc, token_digest limit 1`;
};

export const deviceFrom = (rows: readonly unknown[]): Device => (rows[0] as Device | undefined) ?? unknown;

type Browser = Pick<PublicCall, 'now' | 'device' | 'setDevice' | 'writeAtEnd'>;
type Remembered = { readonly accountId: string; readonly deviceId: string | null; readonly policy: Policy };

/**
 * After the right password (and code) this browser is known to the account: its own counter begins anew, or it gets a token of 256 bits,
 * drawn here and never taken from the browser, so that nobody can plant one. The tokens of other accounts stay in the cookie.
 */
export const rememberDevice = (call: Browser, { accountId, deviceId, policy }: Remembered): void => {
  const { now, device } = call;
  const days = policyValue(policy, 'deviceDays');
  if (deviceId !== null) {
    call.writeAtEnd(
      sql`update known_device set failed_attempts = 0, locked_until = null, seen_at = greatest(seen_at, ${now}::timestamptz) where id = ${deviceId}::uuid`,
    );
    call.setDevice(device ?? '', days);
    return;
  }
  const token = randomBytes(32).toString('base64url');
  call.writeAtEnd(insertion(accountId, token, now));
  call.setDevice(withToken(device, token), days);
};

const insertion = (accountId: string, token: string, now: Date): RawBuilder<unknown> =>
  sql`insert into known_device (account_id, token_digest, created_at, seen_at)
    values (${accountId}::uuid, ${sha256(token)}, ${now}::timestamptz, ${now}::timestamptz)`;

/** No browser is known to an account any more: whoever gives it another password or custodian, or closes it, ends them like its sessions. */
export const endDevices = async (tx: Db, accountId: string, now: Date): Promise<void> => {
  await tx
    .updateTable('known_device')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
};

/** Forgets browsers that were not used for the policy's days, ended or not. */
export const forgetDevices = async (tx: Db, now: Date): Promise<number> => {
  const days = policyValue(await policyInForce(tx, now), 'deviceDays');
  const { numDeletedRows } = await tx
    .deleteFrom('known_device')
    .where('seen_at', '<', new Date(now.getTime() - days * DAY))
    .executeTakeFirst();
  return Number(numDeletedRows);
};

/** Every night at half past two, and the addresses that were refused long ago with them. */
export const forgetKnownDevices: Job = {
  name: 'forget-known-devices',
  title: 'Quên trình duyệt lâu không dùng',
  cron: '30 2 * * *',
  run: async ({ db, clock }) => {
    await systemTransaction(db, async (tx) => {
      await forgetDevices(tx, clock());
      await forgetAddresses(tx, clock());
    });
  },
};
