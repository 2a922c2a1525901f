import * as T from 'typebox';
import { Value } from 'typebox/value';
import type { PublicCall } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { findSetting, isDemonstration, keepSetting } from '../../platform/db/settings.ts';
import { DemonstrationPerson } from '../contract.ts';

const SETTING = 'demonstration_people';
const People = T.Array(DemonstrationPerson);
type Person = T.Static<typeof DemonstrationPerson>;

/** Kept by the demonstration alone, and only where it runs for whoever started it: every figure of it is invented. */
export const keepDemonstrationPeople = (tx: Db, people: readonly Person[]): Promise<void> =>
  keepSetting(tx, SETTING, people);

/** Whom to try the demonstration as. A password that its holder has changed is no longer told. */
export const getDemonstrationPeople = async ({ tx }: PublicCall): Promise<{ people: Person[] }> => {
  const kept = await findSetting(tx, SETTING);
  if (!(await isDemonstration(tx)) || !Value.Check(People, kept)) return { people: [] };
  const issued = await tx
    .selectFrom('account as a')
    .innerJoin('credential as c', 'c.account_id', 'a.id')
    .select('a.username')
    .where(
      'a.username',
      'in',
      kept.map(({ username }) => username),
    )
    .where('c.must_change_password', '=', true)
    .execute();
  const unchanged = new Set(issued.map(({ username }) => username));
  return {
    people: kept.map((one) => ({ ...one, oneTimePassword: unchanged.has(one.username) ? one.oneTimePassword : null })),
  };
};
