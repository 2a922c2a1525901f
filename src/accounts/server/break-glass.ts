import type { SystemCall } from '../../platform/call/call.ts';
import { StartRefused } from '../../platform/config/start-refused.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { dropSecondFactor, type Issued, issueTo } from '../../sign-in/server/index.ts';

export type BreakGlass = {
  readonly username: string;
  readonly reason: string;
  /** Takes the second factor off as well: the telephone is lost and so are the recovery codes. */
  readonly withoutSecondFactor: boolean;
};
export const BREAK_GLASS = 'npm run unlock';

const findOperator = (tx: Db, username: string, now: Date) => {
  const today = vietnamDay(now);
  return tx
    .selectFrom('account as a')
    .innerJoin('unit_version as v', (join) => join.onRef('v.unit_id', '=', 'a.unit_id').on(standsOn('v', today)))
    .select(['a.id', 'a.username', 'a.kind', 'a.unit_id as unitId', 'a.state', 'a.duties', 'v.full_name as unitName'])
    .where('a.username', '=', username)
    .forUpdate('a')
    .executeTakeFirst();
};

/**
 * The way in when nobody who manages accounts can sign in any more (TCVN 4.5.2.2b): on the server itself, for an operator who has
 * that duty, a one-time password. The lock goes, sessions end, a closed account opens again. The trail says that the
 * system did it, by which command and why.
 */
export const breakGlass = async (
  { tx, now, audit }: SystemCall,
  { username, reason, withoutSecondFactor }: BreakGlass,
): Promise<Issued> => {
  const account = await findOperator(tx, username, now);
  if (account?.kind !== 'operator' || !account.duties.includes('accounts'))
    throw new StartRefused(
      `Không có thành viên Tổ công tác nào tên ${username} được giao quản lý tài khoản. Tài khoản khác thì người đó cấp lại trong mục Quản trị.`,
    );
  if (account.state === 'closed')
    await tx
      .updateTable('account')
      .set({ state: 'active', closed_at: null, closed_reason: null })
      .where('id', '=', account.id)
      .execute();
  const issued = await issueTo({ tx, now }, account);
  const dropped = withoutSecondFactor && (await dropSecondFactor(tx, account.id));
  await audit({
    action: 'account.break-glass',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    reason,
    detail: { username, reopened: account.state === 'closed', secondFactorRemoved: dropped },
  });
  return issued;
};
