import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { verifierKey } from './checkpoint-note.ts';
import { PUBLIC_KEY_FILE, writeDurably } from './outside.ts';

/** Where the seal lies: the directory outside the database, and the file of the signing key. */
export type SealPlaces = { readonly directory: string; readonly keyFile: string };

/** The Ed25519 key in a file readable by its owner alone; made when the first batch is sealed. */
const loadKey = (file: string): KeyObject => {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' });
  }
  return createPrivateKey(readFileSync(file));
};

/** The key, with its public half laid beside the checkpoints: another key than that one is refused. */
export const signingKey = ({ directory, keyFile }: SealPlaces, origin: string): KeyObject => {
  const key = loadKey(keyFile);
  const publicKey = verifierKey(origin, key);
  const file = join(directory, PUBLIC_KEY_FILE);
  if (!existsSync(file)) writeDurably(file, `${publicKey}\n`);
  if (readFileSync(file, 'utf8').trim() !== publicKey)
    throw new Error(
      `Khóa ký ${keyFile} không khớp với khóa công khai trong ${directory}. Hãy đặt lại đúng khóa và thư mục kiểm chứng của hệ thống này.`,
    );
  return key;
};
