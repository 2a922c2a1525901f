import { sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { listRequests as route } from '../contract/requests.ts';
import { requestRows } from './request-rows.ts';

/** Requests about accounts, those that wait first; `waiting` counts all of these whatever is filtered. */
export const listRequests = async (call: Call, { query }: HandlerInput<typeof route>) => {
  const { waiting } = await call.tx
    .selectFrom('account_request')
    .select(sql<number>`count(*)::integer`.as('waiting'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return { requests: await requestRows(call, { state: query.state }), waiting };
};
