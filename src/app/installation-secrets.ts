import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../platform/config/config.ts';
import { StartRefused } from '../platform/config/start-refused.ts';
import type { Db } from '../platform/db/open.ts';
import { findSetting, plantSetting } from '../platform/db/settings.ts';
import { systemTransaction } from '../platform/db/system-transaction.ts';
import { createKeyFile, type KeyFile, openKeyFile } from '../platform/secrets/key-file.ts';
import { hasPlain, resealAll } from '../platform/secrets/reseal.ts';
import { openSecretsOf, type Secrets } from '../platform/secrets/secrets.ts';
import { sealedTables } from './manifests.ts';

/** A known text sealed under the installation's key: it opens only with the keys that belong to this database. */
export const SECRET_CHECK = 'secret_check';
export const SECRET_CHECK_PURPOSE = 'setting.secret_check';

export const keyPathOf = ({ secretKeysFile, dataDirectory }: Config): string =>
  secretKeysFile ?? join(dataDirectory, 'khoa-bi-mat');

const missing = (path: string): StartRefused =>
  new StartRefused(
    `Không thấy tệp khóa bí mật ${path}, trong khi cơ sở dữ liệu này có nội dung chỉ mở được bằng khóa đó. Chép lại tệp khóa từ nơi cất giữ rồi khởi động; đừng tạo khóa mới.`,
  );
const notGiven = (path: string): StartRefused =>
  new StartRefused(
    `Không thấy tệp khóa bí mật ${path} mà SECRET_KEYS_FILE nêu. Tạo tệp có một dòng "k1:" kèm kết quả của lệnh openssl rand -hex 32, chỉ người chạy máy chủ đọc được (chmod 600).`,
  );
const tooOpen = (path: string, mode: string): StartRefused =>
  new StartRefused(
    `Tệp khóa bí mật ${path} đang để người khác đọc hoặc sửa được (quyền ${mode}). Đặt lại: chmod 600 ${path}`,
  );
const foreign = (path: string): StartRefused =>
  new StartRefused(
    `Khóa trong tệp ${path} không phải khóa của cơ sở dữ liệu này. Kiểm tra SECRET_KEYS_FILE, DATA_DIR và DATABASE_URL có cùng một hệ thống không; nếu tệp đã bị thay, chép lại từ nơi cất giữ.`,
  );

/** Refuses keys under which the known text does not open. */
export const demandFit = (secrets: Secrets, check: unknown, path: string): void => {
  try {
    secrets.open(String(check), SECRET_CHECK_PURPOSE);
  } catch {
    throw foreign(path);
  }
};

/** Two processes at their first start: the first check stands, the second must fit it. */
const plantCheck = (db: Db, secrets: Secrets): Promise<unknown> =>
  plantSetting(db, SECRET_CHECK, secrets.seal('ok', SECRET_CHECK_PURPOSE));

const keyFileFor = (config: Config, hasCheck: boolean): KeyFile => {
  const path = keyPathOf(config);
  if (!existsSync(path)) {
    if (hasCheck) throw missing(path);
    if (config.secretKeysFile !== undefined) throw notGiven(path);
    createKeyFile(path);
  }
  return openKeyFile(path);
};

/**
 * The keys of this installation, shown to belong to this database before anything is sealed or opened with them (SEC-22): lost or
 * foreign keys are refused at the start, not met later one value at a time. A real installation's file is its owner's alone.
 */
export const openInstallationSecrets = async (db: Db, config: Config, real: boolean): Promise<Secrets> => {
  const planted = await findSetting(db, SECRET_CHECK);
  const file = keyFileFor(config, planted !== undefined);
  const mode = real ? file.tooOpen() : undefined;
  if (mode !== undefined) throw tooOpen(file.path, mode);
  const secrets = openSecretsOf(file);
  demandFit(secrets, planted ?? (await plantCheck(db, secrets)), file.path);
  if (await systemTransaction(db, (tx) => hasPlain(tx, sealedTables)))
    await resealAll(db, sealedTables, secrets, file.ring().current);
  return secrets;
};
