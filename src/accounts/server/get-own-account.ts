import type { Call } from '../../platform/call/call.ts';
import { unitPaths } from '../../units/server/index.ts';
import type { OwnAccount } from '../contract/custodians.ts';
import { allowedRequests } from '../rules/account-life.ts';
import { accountsOfUnits, unitsToAskFor } from './asking.ts';
import { custodiansOf } from './custodians.ts';
import { requestRows } from './request-rows.ts';

/** What a unit sees of its own account (Đ7.4): who holds it and held it, what it asked the board and what became of it. */
export const getOwnAccount = async (call: Call): Promise<OwnAccount> => {
  const { tx, actor, scope, secrets } = call;
  const units = await unitsToAskFor(call);
  const paths = unitPaths(units);
  const accounts = await accountsOfUnits(
    tx,
    units.map(({ id }) => id),
  );
  const within = { ...call, scope: { ...scope, rootUnitId: actor.unitId } };
  return {
    username: actor.username,
    unitPath: paths.get(actor.unitId) ?? actor.unitName,
    custodians: await custodiansOf(tx, actor.accountId, secrets),
    requests: await requestRows(within, { ofUnit: actor.unitId }),
    units: units.map(({ id, fullName }) => {
      const account = accounts.get(id);
      return {
        id,
        path: paths.get(id) ?? fullName,
        username: account?.username ?? null,
        kinds: allowedRequests(account),
      };
    }),
  };
};
