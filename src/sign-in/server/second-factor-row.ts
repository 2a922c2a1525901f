import type { Db } from '../../platform/db/open.ts';

/** The second factor of an account: seeds sealed; `secret` null until the first code was right. */
export const findSecondFactor = (tx: Db, accountId: string) =>
  tx
    .selectFrom('second_factor')
    .select([
      'secret',
      'confirmed_at as confirmedAt',
      'last_step as lastStep',
      'pending_secret as pendingSecret',
      'pending_at as pendingAt',
      'recovery_salt as recoverySalt',
    ])
    .where('account_id', '=', accountId)
    .executeTakeFirst();

/** Takes the second factor of an account away with its recovery codes; true where one was on. Sessions are the caller's matter. */
export const dropSecondFactor = async (tx: Db, accountId: string): Promise<boolean> => {
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute();
  const gone = await tx
    .deleteFrom('second_factor')
    .where('account_id', '=', accountId)
    .returning('confirmed_at')
    .executeTakeFirst();
  return gone?.confirmed_at != null;
};
