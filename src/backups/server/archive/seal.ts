import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { createGunzip, createGzip } from 'node:zlib';
import { BackupRefused } from '../../rules/refusal.ts';

/** Read when it is needed: a server that starts has nothing to encrypt. */
const age = () => import('age-encryption');

/** Text tables shrink to a tenth at the fastest level; the slower ones cost three times the time for a fifth less (decision 63). */
const LEVEL = 1;

const asWeb = (stream: Readable): ReadableStream<Uint8Array> =>
  Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>;
const asNode = (stream: ReadableStream<Uint8Array>): Readable =>
  Readable.fromWeb(stream as unknown as WebStream<Uint8Array>);

/** A failure of the source ends what stands behind it with the same failure. */
const through = <S extends NodeJS.ReadWriteStream & Readable>(source: Readable, transform: S): S => {
  source.on('error', (error) => transform.destroy(error));
  return source.pipe(transform);
};

/** gzip, then age, to these recipients; bytes leave as they come, so that memory stays flat. */
export const sealed = async (
  plain: AsyncIterable<Uint8Array>,
  recipients: readonly string[],
): Promise<AsyncIterable<Uint8Array>> => {
  const { Encrypter } = await age();
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  const packed = through(Readable.from(plain, { objectMode: false }), createGzip({ level: LEVEL }));
  return asNode(await encrypter.encrypt(asWeb(packed)));
};

const decrypted = async (encrypted: Readable, identities: readonly string[]): Promise<ReadableStream<Uint8Array>> => {
  const { Decrypter } = await age();
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(asWeb(encrypted));
  } catch (error) {
    if (error instanceof Error && /no identity matched/.test(error.message)) throw new BackupRefused('wrong-key');
    throw new BackupRefused('damaged', 'data.tar.gz.age');
  }
};

/** The plain bytes of what `sealed` wrote; what was changed or cut is refused where it is met. */
export async function* opened(encrypted: Readable, identities: readonly string[]): AsyncGenerator<Uint8Array> {
  const plain = asNode(await decrypted(encrypted, identities));
  try {
    yield* through(plain, createGunzip());
  } catch (error) {
    throw error instanceof BackupRefused ? error : new BackupRefused('damaged', 'data.tar.gz.age');
  }
}

/** The identities of a key file: `AGE-SECRET-KEY-…`, one a line; lines that begin with # are its owner's notes. */
export const identitiesIn = (text: string): readonly string[] => {
  const lines = text.split('\n').map((line) => line.trim());
  const identities = lines.filter((line) => /^AGE-SECRET-KEY-(PQ-)?1[A-Z0-9]+$/.test(line));
  const others = lines.filter((line) => line !== '' && !line.startsWith('#') && !identities.includes(line));
  if (identities.length === 0 || others.length > 0)
    throw new BackupRefused('wrong-key', 'tệp khóa không đúng dạng age');
  return identities;
};

/** A new key file's text and its recipient, as `age-keygen` writes it. */
export const newKeyFile = async (now: Date): Promise<{ readonly text: string; readonly recipient: string }> => {
  const { generateX25519Identity, identityToRecipient } = await age();
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  return { text: `# created: ${now.toISOString()}\n# public key: ${recipient}\n${identity}\n`, recipient };
};

export const recipientsOf = async (identities: readonly string[]): Promise<readonly string[]> => {
  const { identityToRecipient } = await age();
  return Promise.all(identities.map((identity) => identityToRecipient(identity)));
};
