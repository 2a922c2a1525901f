import { hash } from 'node:crypto';
import { canonicalJson } from '../rules/canonical-json.ts';

/** `sha256:` and the hex digest of the canonical JSON. */
export const digestOf = (value: unknown): string => `sha256:${sha256(canonicalJson(value))}`;

/** Hex SHA-256 of a text or bytes. */
export const sha256 = (content: string | Uint8Array): string => hash('sha256', content);
