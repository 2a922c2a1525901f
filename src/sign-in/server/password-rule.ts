import type { PublicCall } from '../../platform/call/call.ts';
import { ruleFor } from './new-password.ts';
import { findSecondFactor } from './second-factor-row.ts';

/** What a new password is held to: for the account that is signed in, else for the first operator of an installation. */
export const getPasswordRule = async ({ tx, actor, now }: PublicCall) => {
  const factor = actor && (await findSecondFactor(tx, actor.accountId));
  return ruleFor(tx, { kind: actor?.kind ?? 'operator', hasSecondFactor: factor?.secret != null }, now);
};
