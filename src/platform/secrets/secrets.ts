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

const keyOf = ({ keys }: Keyring, id: string): Buffer => {
  const key = keys.get(id);
  if (key === undefined) throw new Error(`the key ${id} is not among the secret keys`);
  return key;
};

/** Text form `g1.<key id>.<base64url of nonce, ciphertext and tag>`: AES-256-GCM (NIST SP 800-38D), a random 96-bit nonce each time. */
export const openSecrets = (ring: Keyring): Secrets => ({
  seal: (text, purpose) => {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', keyOf(ring, ring.current), nonce).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${FORMAT}.${ring.current}.${sealed.toString('base64url')}`;
  },
  open: (sealed, purpose) => {
    const [format, id = '', content = ''] = sealed.split('.');
    if (format !== FORMAT) throw new Error(`not a sealed value of ${purpose}`);
    const bytes = Buffer.from(content, 'base64url');
    const tagAt = bytes.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', keyOf(ring, id), bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    }).setAAD(Buffer.from(purpose));
    decipher.setAuthTag(bytes.subarray(tagAt));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, tagAt)), decipher.final()]).toString('utf8');
  },
  isCurrent: (sealed) => sealed.split('.')[1] === ring.current,
});
