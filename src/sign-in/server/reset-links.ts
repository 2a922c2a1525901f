import type { Db } from '../../platform/db/open.ts';

/** Makes every mailed link of an account useless: whoever gives it another password or custodian, or closes it, ends them like its sessions. */
export const useUpLinks = async (tx: Db, accountId: string, now: Date): Promise<void> => {
  await tx
    .updateTable('password_reset')
    .set({ used_at: now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute();
};
