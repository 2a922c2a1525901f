import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Hash } from '../rules/merkle.ts';

/** A signed state of the tree: how many leaves, their root, when. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash; readonly at: string };

const ED25519 = 1;
/** DER of an Ed25519 public key (RFC 8410) before its 32 bytes. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const rawKey = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(SPKI.length);

const keyHash = (name: string, raw: Uint8Array): Buffer =>
  createHash('sha256').update(`${name}\n`).update(Buffer.of(ED25519)).update(raw).digest().subarray(0, 4);

/** The public key as C2SP signed-note writes it: `name+hash+base64`. */
export const verifierKey = (name: string, key: KeyObject): string => {
  const raw = rawKey(key);
  return `${name}+${keyHash(name, raw).toString('hex')}+${Buffer.concat([Buffer.of(ED25519), raw]).toString('base64')}`;
};

const textOf = ({ origin, size, root, at }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n${at}\n`;

/** The checkpoint as a C2SP signed note: origin, size, root, time, an empty line, the signature. */
export const signCheckpoint = (checkpoint: Checkpoint, key: KeyObject): string => {
  const text = textOf(checkpoint);
  const signature = Buffer.concat([keyHash(checkpoint.origin, rawKey(key)), sign(null, Buffer.from(text), key)]);
  return `${text}\n— ${checkpoint.origin} ${signature.toString('base64')}\n`;
};

const NOTE =
  /^(?<text>(?<origin>[^\n]+)\n(?<size>\d{1,15})\n(?<root>[A-Za-z0-9+/=]{44})\n(?<at>[^\n]+)\n)\n— (?<name>[^\n ]+) (?<signature>[A-Za-z0-9+/=]+)\n$/;

/**
 * The last note in a text as people keep it: the mailed file or the letter itself, a file of the directory outside, what `verify`
 * printed; with the line ends of any system. Undefined where there is none.
 */
export const noteIn = (text: string): string | undefined => {
  const notes = `\n${text.replace(/\r\n?/g, '\n').replace(/^\ufeff/, '')}\n`.matchAll(
    /\n([^\n]+\n\d{1,15}\n[A-Za-z0-9+/=]{44}\n[^\n]+\n\n— [^\n ]+ [A-Za-z0-9+/=]+)[ \t]*(?=\n)/g,
  );
  const last = [...notes].at(-1)?.[1];
  return last === undefined ? undefined : `${last}\n`;
};

/** Reads a note without believing it. */
export const readCheckpoint = (note: string): Checkpoint | undefined => {
  const { origin, size, root, at } = NOTE.exec(note)?.groups ?? {};
  if (origin === undefined || size === undefined || root === undefined || at === undefined) return undefined;
  return { origin, size: Number(size), root: Buffer.from(root, 'base64'), at };
};

const publicKeyOf = (vkey: string): { name: string; key: KeyObject } | undefined => {
  const [, name, , encoded] = /^(.+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(vkey.trim()) ?? [];
  const bytes = Buffer.from(encoded ?? '', 'base64');
  if (name === undefined || bytes.length !== 33 || bytes[0] !== ED25519) return undefined;
  return { name, key: createPublicKey({ key: Buffer.concat([SPKI, bytes.subarray(1)]), format: 'der', type: 'spki' }) };
};

/** Whether the note was signed by the owner of this public key, under its name. */
export const isSignedBy = (note: string, vkey: string): boolean => {
  const { text, origin, name, signature } = NOTE.exec(note)?.groups ?? {};
  const known = publicKeyOf(vkey);
  if (text === undefined || signature === undefined || known === undefined || name !== known.name || origin !== name)
    return false;
  return verify(null, Buffer.from(text), known.key, Buffer.from(signature, 'base64').subarray(4));
};
