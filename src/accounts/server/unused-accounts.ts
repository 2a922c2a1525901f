import { sql } from 'kysely';
import type { Call, SystemCall } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import type { Job } from '../../platform/jobs/job.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { formatDays } from '../../platform/text/duration.ts';
import { unusedDays } from '../../policy/rules/limits.ts';
import { type Policy, policyValue } from '../../policy/rules/policy.ts';
import { policyInForce } from '../../policy/server/index.ts';
import { lastUsed } from '../../sign-in/server/index.ts';
import { markClosed } from './close-account.ts';

const JOB = 'close-unused-accounts';
const DAY = 86_400_000;

type Unused = {
  readonly id: string;
  readonly username: string;
  readonly kind: 'unit' | 'operator';
  readonly unitId: number;
  readonly unitName: string;
  readonly manages: boolean;
  readonly usedAt: Date;
};

/** Accounts by when they were last used, the longest unused first. */
const byLastUse = async (tx: Db, now: Date): Promise<Unused[]> => {
  const today = vietnamDay(now);
  const { rows } = await sql<Unused>`
    select a.id, a.username, a.kind, a.unit_id as "unitId", v.full_name as "unitName", 'accounts' = any (a.duties) as manages, ${lastUsed} as "usedAt"
    from account a join credential p on p.account_id = a.id join unit_version v on v.unit_id = a.unit_id and ${standsOn('v', today)}
    where a.state = 'active' order by "usedAt"`.execute(tx);
  return rows;
};

/** Those whose limit has passed, with the limit. The operators who manage accounts stay where all of them would go: somebody must reopen. */
const overdue = (accounts: readonly Unused[], policy: Policy, now: Date): { account: Unused; days: number }[] => {
  const over = accounts.flatMap((account) => {
    const days = unusedDays(policy, account.kind);
    return days !== undefined && account.usedAt.getTime() + days * DAY < now.getTime() ? [{ account, days }] : [];
  });
  const stays = accounts.filter(({ id, manages }) => manages && !over.some(({ account }) => account.id === id));
  const kept = stays.length > 0 ? undefined : accounts.filter(({ manages }) => manages).at(-1)?.id;
  return over.filter(({ account }) => account.id !== kept);
};

/** Closes what nobody used for longer than the policy allows (SEC-09, TCVN 14423: 45 days, unit accounts 100); returns their names. */
export const closeUnused = async ({ tx, now, audit }: SystemCall): Promise<string[]> => {
  const due = overdue(await byLastUse(tx, now), await policyInForce(tx, now), now);
  for (const { account, days } of due) {
    const reason = `Không sử dụng quá ${formatDays(days)}`;
    await markClosed(tx, account.id, reason, now);
    await tx
      .insertInto('disuse_closure')
      .values({ account_id: account.id, closed_at: now, last_used_at: account.usedAt, limit_days: days })
      .execute();
    await audit({
      action: 'account.close',
      objectType: 'account',
      objectId: account.id,
      unitId: account.unitId,
      reason,
      detail: { username: account.username, lastUsedAt: account.usedAt.toISOString(), limitDays: days },
    });
  }
  return due.map(({ account }) => account.username);
};

/** Every night at two. */
export const closeUnusedAccounts: Job = {
  name: JOB,
  title: 'Đóng tài khoản lâu không dùng',
  leaves: ['account.close'],
  cron: '0 2 * * *',
  run: ({ asSystem }) =>
    asSystem(async (call) => {
      await closeUnused(call);
    }),
};

/** What the job closed, and what it will close within the policy's warning days. */
export const listUnusedAccounts = async ({ tx, now }: Call) => {
  const policy = await policyInForce(tx, now);
  const warnDays = policyValue(policy, 'unusedWarnDays');
  const soon = (await byLastUse(tx, now)).flatMap((account) => {
    const days = unusedDays(policy, account.kind);
    const closesAt = account.usedAt.getTime() + (days ?? 0) * DAY;
    if (days === undefined || closesAt - now.getTime() > warnDays * DAY) return [];
    return [rowOf(account, 'soon' as const, account.usedAt, new Date(closesAt), days)];
  });
  return { accounts: [...soon, ...(await closedSoFar(tx, now))] };
};

const rowOf = (
  account: { readonly id: string; readonly username: string; readonly unitName: string },
  state: 'soon' | 'closed',
  usedAt: Date,
  closesAt: Date,
  limitDays: number,
) => ({
  id: account.id,
  username: account.username,
  unitName: account.unitName,
  state,
  lastUsedAt: usedAt.toISOString(),
  closesAt: closesAt.toISOString(),
  limitDays,
});

const closedSoFar = async (tx: Db, now: Date) => {
  const today = vietnamDay(now);
  const rows = await tx
    .selectFrom('disuse_closure as d')
    .innerJoin('account as a', 'a.id', 'd.account_id')
    .innerJoin('unit_version as v', (join) => join.onRef('v.unit_id', '=', 'a.unit_id').on(standsOn('v', today)))
    .select(['a.id', 'a.username', 'v.full_name as unitName', 'd.closed_at', 'd.last_used_at', 'd.limit_days'])
    .where('a.state', '=', 'closed')
    .orderBy('d.closed_at', 'desc')
    .orderBy('a.username')
    .limit(500)
    .execute();
  return rows.map((row) => rowOf(row, 'closed' as const, row.last_used_at, row.closed_at, row.limit_days));
};
