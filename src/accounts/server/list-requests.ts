import { sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { pageOf } from '../../platform/db/page-of.ts';
import { wordsOf } from '../../platform/text/begins-words.ts';
import type { listRequests as route } from '../contract/requests.ts';
import { requestRows } from './request-rows.ts';

const AT_ONCE = 100;

/** Requests about accounts, page by page; `waiting` counts all that wait, whatever is looked for. */
export const listRequests = async (call: Call, { query }: HandlerInput<typeof route>) => {
  const { waiting } = await call.tx
    .selectFrom('account_request')
    .select(sql<number>`count(*)::integer`.as('waiting'))
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  const { state, search = '', after, limit = AT_ONCE } = query;
  const found = await requestRows(call, { state, page: { words: wordsOf(search), after, limit } });
  const { rows, next } = pageOf(found, limit);
  return { requests: [...rows], waiting, next };
};
