import { createHash } from 'node:crypto';

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

const ordered = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(ordered);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([name, part]) => [name, ordered(part)]));
};

/** JSON with sorted names and no spaces: equal contents give equal text, whatever order they were written in. */
export const canonicalJson = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text === undefined ? 'null' : JSON.stringify(ordered(JSON.parse(text) as Json));
};

/** `sha256:` and the hex digest of the canonical JSON. */
export const digestOf = (value: unknown): string => `sha256:${sha256(canonicalJson(value))}`;

/** Hex SHA-256 of a text or bytes. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');
