import { hash } from 'node:crypto';
import { sha256 } from '../../platform/digest/digest.ts';
import { canonicalJson } from '../../platform/rules/canonical-json.ts';
import { type Hash, leafHash } from '../rules/merkle.ts';

/** Columns under an event's digest, as canonical JSON sorts them. Format 1 is what was written before migration 0004. */
const FIRST = [
  'account_id',
  'account_name',
  'action',
  'address',
  'at',
  'custodian_id',
  'custodian_name',
  'detail',
  'object_id',
  'object_type',
  'port',
  'reason',
  'request_id',
  'result',
  'unit_id',
  'user_agent',
] as const;
const SECOND = [
  'account_id',
  'account_kind',
  'account_name',
  'action',
  'actor_unit_id',
  'address',
  'after_digest',
  'at',
  'before_digest',
  'custodian_id',
  'custodian_name',
  'detail',
  'format',
  'object_id',
  'object_type',
  'port',
  'reason',
  'request_id',
  'result',
  'unit_id',
  'user_agent',
] as const;

/** An event as its digest reads it; `at` as RFC 3339 in UTC with milliseconds, the clock's own measure. */
export type DigestedEvent = {
  readonly [K in (typeof SECOND)[number]]: K extends 'detail' ? unknown : string | number | null;
};

/** `sha256:` and hex of the canonical JSON of an event: equal to `digestOf` of these columns, written out because a million are checked at once. */
export const eventDigest = (event: DigestedEvent): string => {
  const names = event.format === 1 ? FIRST : SECOND;
  const parts = names.map(
    (name) => `"${name}":${name === 'detail' ? canonicalJson(event.detail) : JSON.stringify(event[name])}`,
  );
  return `sha256:${sha256(`{${parts.join(',')}}`)}`;
};

export const sha256Bytes = (content: Uint8Array): Hash => hash('sha256', content, 'buffer');

/** What is sealed of an event: its digest, its id, and the microsecond at which the database took it (`2022-11-23T02:00:00.123456Z`). */
export type LeafContent = { readonly id: number; readonly recordedAt: string; readonly digest: string };

export const leafOf = ({ id, recordedAt, digest }: LeafContent): Hash =>
  leafHash(sha256Bytes, Buffer.from(`${id}\n${recordedAt}\n${digest}`));
