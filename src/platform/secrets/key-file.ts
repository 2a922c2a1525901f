import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartRefused } from '../config/start-refused.ts';
import type { Keyring } from './secrets.ts';

const LINE = /^([a-z0-9-]{1,20}):([0-9a-f]{64})$/;

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
  return { current, keys: new Map(keys) };
};

/** The keys in a file readable by its owner alone; made at the first start where none is there yet. */
export const keysFrom = (file: string): Keyring => {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `k1:${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readKeys(readFileSync(file, 'utf8'), file);
};
