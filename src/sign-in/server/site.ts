import type { Static } from 'typebox';
import type { PublicCall } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { isDemonstration } from '../../platform/db/settings.ts';
import { learnNames, readContact } from '../../policy/server/index.ts';
import type { getSite as route } from '../contract.ts';

type Site = Static<(typeof route)['reply']>;

/** An installation waits for its first operator while it has no account at all. */
export const needsSetup = async (tx: Db): Promise<boolean> =>
  (await tx.selectFrom('account').select('id').limit(1).executeTakeFirst()) === undefined;

/** What anyone may know before signing in: whose site it is and whom to call. */
export const getSite = async ({ tx, now }: PublicCall): Promise<Site> => {
  const province = await tx
    .selectFrom('unit_version')
    .select('full_name')
    .where('kind', '=', 'province')
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst();
  return {
    demonstration: await isDemonstration(tx),
    needsSetup: await needsSetup(tx),
    province: province?.full_name ?? null,
    names: await learnNames(tx, now),
    contact: await readContact(tx),
  };
};
