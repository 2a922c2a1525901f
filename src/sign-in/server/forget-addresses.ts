import type { Db } from '../../platform/db/open.ts';

const DAY = 86_400_000;

/** What is remembered of addresses that were refused longer ago than a day goes. */
export const forgetAddresses = async (tx: Db, now: Date): Promise<void> => {
  await tx
    .deleteFrom('address_throttle')
    .where('since', '<', new Date(now.getTime() - DAY))
    .execute();
};
