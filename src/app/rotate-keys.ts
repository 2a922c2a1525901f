import type { Db } from '../platform/db/open.ts';
import { findSetting, keepSetting } from '../platform/db/settings.ts';
import { systemTransaction } from '../platform/db/system-transaction.ts';
import { type KeyFile, newKey } from '../platform/secrets/key-file.ts';
import { countNotUnder, countUnder, holdSealedTables, resealAll } from '../platform/secrets/reseal.ts';
import { type Keyring, openSecretsOf, sealedPrefix } from '../platform/secrets/secrets.ts';
import { demandFit, SECRET_CHECK, SECRET_CHECK_PURPOSE } from './installation-secrets.ts';
import { sealedTables } from './manifests.ts';

/** Writes a line of the trail as the system itself. */
export type Tell = (tx: Db, action: string, detail: Readonly<Record<string, unknown>>) => Promise<void>;
type Work = { readonly db: Db; readonly keys: KeyFile; readonly now: Date; readonly tell: Tell };

/** A key cannot be rotated or retired as asked; the message says why in Vietnamese. */
export class KeysRefused extends Error {}

/** Since when the key that seals has sealed: a request that began before may still hold a value under the former one. */
const ROTATED_AT = 'secret_rotated_at';
const LONGEST_REQUEST_MS = 10 * 60_000;

const nextId = (ids: readonly string[]): string => {
  const numbers = ids.map((id) => Number(/^k(\d+)$/.exec(id)?.[1] ?? 0));
  return `k${Math.max(0, ...numbers) + 1}`;
};

/** A rotation that was cut off left values under an older key: it is gone on with, no further key is made. */
const isUnfinished = async (db: Db, current: string): Promise<boolean> => {
  const check = String(await findSetting(db, SECRET_CHECK));
  return !check.startsWith(sealedPrefix(current)) || (await countNotUnder(db, sealedTables, current)) > 0;
};

const addKey = async ({ db, keys, tell }: Work): Promise<string> => {
  const ring = keys.ring('fresh');
  const current = nextId([...ring.keys.keys()]);
  await systemTransaction(db, (tx) => tell(tx, 'secrets.key-added', { key: current }));
  keys.write({ current, keys: new Map([...ring.keys, [current, newKey()]]) });
  return current;
};

/**
 * A new key, and everything sealed under it (SEC-22). May be cut off at any point and run again; the server may run meanwhile.
 * Returns the new key's id and how many rows were rewritten.
 */
export const rotateKeys = async (work: Work): Promise<{ readonly key: string; readonly rows: number }> => {
  const { db, keys, tell, now } = work;
  const secrets = openSecretsOf(keys);
  demandFit(secrets, await findSetting(db, SECRET_CHECK), keys.path);
  const before = keys.ring('fresh').current;
  const unfinished = await systemTransaction(db, (tx) => isUnfinished(tx, before));
  const key = unfinished ? before : await addKey(work);
  const rows = await resealAll(db, sealedTables, secrets, key);
  await systemTransaction(db, async (tx) => {
    const left = await countNotUnder(tx, sealedTables, key);
    if (left > 0) throw new KeysRefused(`Còn ${left} dòng chưa theo khóa ${key}. Chạy lại lệnh này.`);
    await keepSetting(tx, SECRET_CHECK, secrets.seal('ok', SECRET_CHECK_PURPOSE));
    await keepSetting(tx, ROTATED_AT, now.toISOString());
    await tell(tx, 'secrets.rotate', { key, rows });
  });
  return { key, rows };
};

const refuseUseless = ({ keys, current }: Keyring, id: string): void => {
  if (!keys.has(id))
    throw new KeysRefused(`Không có khóa ${id} trong tệp. Các khóa đang có: ${[...keys.keys()].join(', ')}.`);
  if (id === current) throw new KeysRefused(`Khóa ${id} đang dùng để mã hóa. Chạy "rotate" trước để có khóa mới.`);
};

/** Takes an old key out of the file, once nothing in the database needs it. Backups made before still do. */
export const retireKey = async ({ db, keys, now, tell }: Work, id: string): Promise<void> => {
  const ring = keys.ring('fresh');
  refuseUseless(ring, id);
  const since = Date.parse(String(await findSetting(db, ROTATED_AT)));
  if (!(now.getTime() - since >= LONGEST_REQUEST_MS))
    throw new KeysRefused('Khóa mới dùng chưa đủ 10 phút; có thể còn thao tác dở theo khóa cũ. Chờ rồi chạy lại.');
  await systemTransaction(db, async (tx) => {
    await holdSealedTables(tx, sealedTables);
    const used = await countUnder(tx, sealedTables, id);
    if (used > 0) throw new KeysRefused(`Còn ${used} dòng dùng khóa ${id}. Chạy "rotate" trước.`);
    await tell(tx, 'secrets.key-retired', { key: id });
  });
  keys.write({ current: ring.current, keys: new Map([...ring.keys].filter(([one]) => one !== id)) });
};
