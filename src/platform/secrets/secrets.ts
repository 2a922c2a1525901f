import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** AES-256 keys by their id; `current` seals, every one opens. */
export type Keyring = { readonly current: string; readonly keys: ReadonlyMap<string, Buffer> };

/**
 * Seals what must not lie readable in the database or a dump of it: telephone, e-mail, seeds of the second factor (SEC-22).
 * `purpose` names table and column and is bound to the text, so that a sealed value moved to another column does not open.
 */
export type Secrets = {
  seal(text: string, purpose: string): string;
  open(sealed: string, purpose: string): string;
  /** Whether it is sealed under the key that seals today. */
  isCurrent(sealed: string): boolean;
};

const FORMAT = 'g1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where the keys come from: the rotation command may add one while the server runs. */
export type KeySource = { readonly ring: (fresh?: 'fresh') => Keyring };

const keyOf = (source: KeySource, id: string): Buffer => {
  const key = source.ring().keys.get(id) ?? source.ring('fresh').keys.get(id);
  if (key === undefined) throw new Error(`the key ${id} is not among the secret keys`);
  return key;
};

const sealing = (source: KeySource): { readonly id: string; readonly key: Buffer } => {
  const { current } = source.ring('fresh');
  return { id: current, key: keyOf(source, current) };
};

/** Whether a stored value is sealed at all, under whatever key. */
export const isSealed = (value: string): boolean => value.startsWith(`${FORMAT}.`);

/** What every value sealed under a key begins with: for finding those of an older key. */
export const sealedPrefix = (keyId: string): string => `${FORMAT}.${keyId}.`;

/** Text form `g1.<key id>.<base64url of nonce, ciphertext and tag>`: AES-256-GCM (NIST SP 800-38D), a random 96-bit nonce each time. */
export const openSecrets = (ring: Keyring): Secrets => openSecretsOf({ ring: () => ring });

/** The same over keys that may change: the newest seals at once, and an unknown one is looked up in its source before it is missed. */
export const openSecretsOf = (source: KeySource): Secrets => ({
  seal: (text, purpose) => {
    const { id, key } = sealing(source);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${sealedPrefix(id)}${sealed.toString('base64url')}`;
  },
  open: (sealed, purpose) => {
    const [format, id = '', content = ''] = sealed.split('.');
    if (format !== FORMAT) throw new Error(`not a sealed value of ${purpose}`);
    const bytes = Buffer.from(content, 'base64url');
    const tagAt = bytes.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', keyOf(source, id), bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    }).setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(tagAt));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, tagAt)), decipher.final()]).toString('utf8');
  },
  isCurrent: (sealed) => sealed.startsWith(sealedPrefix(source.ring('fresh').current)),
});
