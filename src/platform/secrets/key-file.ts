import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { StartRefused } from '../config/start-refused.ts';
import type { Keyring } from './secrets.ts';

const LINE = /^([a-z0-9-]{1,20}):([0-9a-f]{64})$/;
/** Anything for others, and more than reading for the group. */
const TOO_OPEN = 0o037;

/** A file of `id:64 hex digits` lines; the last one seals. */
export const readKeys = (text: string, where: string): Keyring => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const keys = lines.map((line) => {
    const [, id = '', hex = ''] = LINE.exec(line) ?? [];
    if (!id) throw new StartRefused(`Tệp khóa bí mật ${where} có dòng không đúng dạng "mã:64 chữ số hệ 16".`);
    return [id, Buffer.from(hex, 'hex')] as const;
  });
  const current = keys.at(-1)?.[0];
  if (current === undefined) throw new StartRefused(`Tệp khóa bí mật ${where} chưa có khóa nào.`);
  if (new Set(keys.map(([id]) => id)).size < keys.length)
    throw new StartRefused(`Tệp khóa bí mật ${where} có hai khóa cùng mã. Mỗi mã chỉ một khóa.`);
  return { current, keys: new Map(keys) };
};

const textOf = ({ keys }: Keyring): string => [...keys].map(([id, key]) => `${id}:${key.toString('hex')}\n`).join('');

/** Whole or not at all, and on the disk before the name points to it: whoever reads meanwhile finds the former file. */
const writeWhole = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.moi`;
  const file = openSync(next, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(next, path);
};

/** The keys of an installation in a file of their own, outside the database and its backups. */
export type KeyFile = {
  readonly path: string;
  /** As last read; `fresh` looks at the file again where it has changed since. */
  readonly ring: (fresh?: 'fresh') => Keyring;
  readonly write: (ring: Keyring) => void;
  /** Who but the owner could read or change it, in words; nothing where it is as it should be. */
  readonly tooOpen: () => string | undefined;
};

const stampOf = (path: string): string => {
  const { ino, mtimeMs, size } = statSync(path);
  return `${ino} ${mtimeMs} ${size}`;
};

const readable = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new StartRefused(`Không đọc được tệp khóa bí mật ${path}. Kiểm tra đường dẫn và quyền đọc.`);
  }
};

/** A key file that is there. Another process may add a key to it: it is read again when its stamp has changed. */
export const openKeyFile = (path: string): KeyFile => {
  let ring = readKeys(readable(path), path);
  let stamp = stampOf(path);
  const refresh = (): void => {
    const now = stampOf(path);
    if (now === stamp) return;
    ring = readKeys(readable(path), path);
    stamp = now;
  };
  return {
    path,
    ring: (fresh) => {
      if (fresh) refresh();
      return ring;
    },
    write: (next) => {
      writeWhole(path, textOf(next));
      refresh();
    },
    tooOpen: () => {
      const mode = statSync(path).mode & 0o777;
      return (mode & TOO_OPEN) === 0 ? undefined : mode.toString(8);
    },
  };
};

export const newKey = (): Buffer => randomBytes(32);

/** Makes the file with a first key; where it is there already it stays as it is. */
export const createKeyFile = (path: string): void => {
  if (!existsSync(path)) writeWhole(path, `k1:${newKey().toString('hex')}\n`);
};
