import { createHash } from 'node:crypto';
import { json } from '../db/arrays.ts';
import type { Db } from '../db/open.ts';
import { problem } from '../problems/catalogue.ts';

export type RequestKey = { readonly accountId: string; readonly key: string; readonly digest: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const requestKey = (
  accountId: string,
  header: string | string[] | undefined,
  method: string,
  url: string,
  body: unknown,
): RequestKey => {
  const key = typeof header === 'string' ? header.toLowerCase() : '';
  if (!UUID.test(key)) throw problem('idempotency-key-missing');
  const digest = createHash('sha256')
    .update(`${method} ${url}\n`)
    .update(JSON.stringify(body ?? null))
    .digest('hex');
  return { accountId, key, digest };
};

/**
 * Claims a request key inside the verb's transaction. The same key at the same time waits here for the first to end;
 * afterwards it gets the first one's answer instead of a second effect.
 */
export const claimKey = async (
  tx: Db,
  { accountId, key, digest }: RequestKey,
  now: Date,
): Promise<{ reply: unknown } | undefined> => {
  const claimed = await tx
    .insertInto('request_key')
    .values({ account_id: accountId, key, body_digest: digest, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (claimed.numInsertedOrUpdatedRows === 1n) return undefined;
  const known = await tx
    .selectFrom('request_key')
    .select(['body_digest', 'reply'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (known.body_digest !== digest) throw problem('idempotency-key-reused');
  return { reply: known.reply };
};

export const keepReply = async (tx: Db, { accountId, key }: RequestKey, reply: unknown): Promise<void> => {
  await tx
    .updateTable('request_key')
    .set({ reply: json(reply), status: 200 })
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .execute();
};

/** A refusal that is committed leaves the key free: the same request may be tried again. */
export const releaseKey = async (tx: Db, { accountId, key }: RequestKey): Promise<void> => {
  await tx.deleteFrom('request_key').where('account_id', '=', accountId).where('key', '=', key).execute();
};
