import { createHash, createPublicKey, verify } from 'node:crypto';

// How an outsider recomputes what docs/digests.md describes: written after that document alone, with nothing of the product.

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Facts = { readonly [name: string]: Json };

const sha256 = (...parts: readonly (string | Uint8Array)[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

/** RFC 8785. */
export const canonical = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`).join(',')}}`;
};

export const contentDigest = (value: Json): string => `sha256:${sha256(canonical(value)).toString('hex')}`;

export const leafHash = ({ id, recordedAt, digest }: { id: number; recordedAt: string; digest: string }): Buffer =>
  sha256(Buffer.of(0), `${id}\n${recordedAt}\n${digest}`);

/** RFC 9162, 2.1.1. */
export const rootOf = (leaves: readonly Buffer[]): Buffer => {
  const [only] = leaves;
  if (only === undefined) return sha256('');
  if (leaves.length === 1) return only;
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
};

export type BatchRead = {
  readonly leaves: readonly { readonly id: number; readonly mark: string; readonly hash: Buffer }[];
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
  readonly at: string;
  readonly signed: string;
  readonly signer: string;
  readonly signature: Buffer;
};

/** A file of the trail. */
export const readBatchFile = (text: string): BatchRead => {
  const [head = '', note = '', signature = ''] = text.split('\n\n');
  const [first, ...lines] = head.split('\n');
  if (first !== 'csdl-dan-toc kiem-chung 1') throw new Error('not a file of the trail');
  const [origin = '', size = '', root = '', at = ''] = note.split('\n');
  const [, signer = '', bytes = ''] = signature.trimEnd().split(' ');
  const leaves = lines.map((line) => {
    const [id, mark = '', hash = ''] = line.split(' ');
    return { id: Number(id), mark, hash: Buffer.from(hash, 'base64') };
  });
  return {
    leaves,
    origin,
    size: Number(size),
    root: Buffer.from(root, 'base64'),
    at,
    signed: `${note}\n`,
    signer,
    signature: Buffer.from(bytes, 'base64'),
  };
};

/** Whether the checkpoint of a file was signed by the owner of the public key, as its line says it. */
export const isSigned = ({ signed, signer, signature, origin }: BatchRead, keyLine: string): boolean => {
  const [, name = '', hash = '', encoded = ''] =
    /^(.*)\+([0-9a-f]{8})\+([^+]*(?:\+[^+]*)*)$/.exec(keyLine.trim()) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const id = sha256(`${name}\n`, bytes).subarray(0, 4);
  const x = bytes.subarray(1).toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return (
    bytes[0] === 1 &&
    id.toString('hex') === hash &&
    id.equals(signature.subarray(0, 4)) &&
    signer === name &&
    origin === name &&
    verify(null, Buffer.from(signed), key, signature.subarray(4))
  );
};

const pick = (facts: Facts, names: readonly string[]): Facts =>
  Object.fromEntries(names.map((name) => [name, facts[name] ?? null]));
const FIRST =
  'account_id account_name action address at custodian_id custodian_name detail object_id object_type port reason request_id result unit_id user_agent';
const SECOND = `${FIRST} account_kind actor_unit_id after_digest before_digest format`;

/** Of an event's columns, those that its format names. */
export const eventDigest = (event: Facts): string =>
  contentDigest(pick(event, (event.format === 1 ? FIRST : SECOND).split(' ')));
