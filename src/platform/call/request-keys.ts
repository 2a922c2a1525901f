import { type RawBuilder, sql } from 'kysely';
import { json } from '../db/arrays.ts';
import type { Db } from '../db/open.ts';
import { sha256 } from '../digest/digest.ts';
import { problem } from '../problems/catalogue.ts';

/** A client-made id of a write, with the digest of what it asks. */
export type RequestKey = { readonly key: string; readonly digest: string };
export type OwnKey = RequestKey & { readonly accountId: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A key with what is asked under it. */
export const requestKey = (key: string, method: string, url: string, body: unknown): RequestKey => ({
  key,
  digest: sha256(`${method} ${url}\n${JSON.stringify(body ?? null)}`),
});

/** The key that a request carries; undefined where it is no UUID. */
export const findRequestKey = (
  header: string | string[] | undefined,
  method: string,
  url: string,
  body: unknown,
): RequestKey | undefined => {
  const key = typeof header === 'string' ? header.toLowerCase() : '';
  return UUID.test(key) ? requestKey(key, method, url, body) : undefined;
};

/** What a request was answered, with the digest of what it asked. */
export type KeptReply = { readonly digest: string; readonly reply: unknown };

/** What the first request of this key was answered; the same key with another content is refused. */
export const replyFor = ({ digest }: RequestKey, kept: KeptReply): unknown => {
  if (kept.digest !== digest) throw problem('idempotency-key-reused');
  return kept.reply;
};

/**
 * The answer of the same request that came first and ended while this one was at work. Both did the work; the key of this one could not
 * be kept, or it found the things changed, and nothing of it stays.
 */
export const findKeptReply = (db: Db, { accountId, key }: OwnKey): Promise<KeptReply | undefined> =>
  db
    .selectFrom('request_key')
    .select(['body_digest as digest', 'reply'])
    .where('account_id', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirst();

/** Keeps the key with its answer for a repetition: one key has one effect, since a second row of it cannot be written. */
export const keepReply = ({ accountId, key, digest }: OwnKey, reply: unknown, now: Date): RawBuilder<unknown> =>
  sql`insert into request_key (account_id, key, body_digest, status, reply, at)
    values (${accountId}::uuid, ${key}::uuid, ${digest}, 200, ${json(reply)}::jsonb, ${now}::timestamptz)`;
