import { sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { AccountDetail, getAccount as route } from '../contract/life.ts';
import { allowedActions } from '../rules/account-life.ts';
import { custodiansOf } from './custodians.ts';
import { handoverRows } from './late-reports.ts';
import { accountRows } from './queries.ts';
import { hasActed } from './refusals.ts';
import { requestRows } from './request-rows.ts';

const SHOWN_EVENTS = 100;

/** One account whole: who held it, what was handed over, asked and done. What it allows is empty for one's own account. */
export const getAccount = async (call: Call, { params }: HandlerInput<typeof route>): Promise<AccountDetail> => {
  const { tx, actor, secrets } = call;
  const account = found((await accountRows(call, params.id))[0]);
  const acted = account.actedAt !== null || (await hasActed(tx, account.id));
  return {
    account,
    allowed: account.id === actor.accountId ? [] : allowedActions({ ...account, acted }),
    custodians: await custodiansOf(tx, account.id, secrets),
    handovers: await handoverRows(call, { accountId: account.id }),
    requests: await requestRows(call, { accountId: account.id }),
    events: await eventsOf(tx, account.id),
  };
};

/** The latest lines of the trail about the account and of its own sign-ins; what it did with figures stands with the figures. */
const eventsOf = async (tx: Db, id: string): Promise<AccountDetail['events']> => {
  const rows = await tx
    .selectFrom('audit_event')
    .select(['at', 'account_name as by', 'custodian_name as custodian', 'action', 'result', 'reason'])
    .where('object_type', '=', 'account')
    .where('object_id', '=', id)
    .orderBy(sql`id desc`)
    .limit(SHOWN_EVENTS)
    .execute();
  return rows.map(({ at, ...row }) => ({ at: at.toISOString(), ...row }));
};
