import { existsSync, readFileSync } from 'node:fs';
import { sealPlaces, verdictWords, verifyTrail } from '../audit/server/index.ts';
import {
  BackupRefused,
  type Checked,
  checkBackup,
  checkWhole,
  identitiesIn,
  noteRestore,
  restoreBackup,
} from '../backups/server/index.ts';
import { callAsSystem } from '../platform/call/machine.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { type Config, readConfig } from '../platform/config/config.ts';
import { StartRefused } from '../platform/config/start-refused.ts';
import { DirectoryInUse } from '../platform/db/lock-file.ts';
import type { Db } from '../platform/db/open.ts';
import { openKeyFile } from '../platform/secrets/key-file.ts';
import { openSecretsOf } from '../platform/secrets/secrets.ts';
import { formatTime } from '../platform/text/vietnamese.ts';
import { endEverySession } from '../sign-in/server/index.ts';
import { commandDoor } from './command-door.ts';
import { demandFit, keyPathOf } from './installation-secrets.ts';
import { openDatabase } from './open-database.ts';
import { readOptions } from './read-options.ts';

const USAGE = `Cách dùng (dùng DATABASE_URL, DATA_DIR, AUDIT_DIR, SECRET_KEYS_FILE của nơi phục hồi; nơi đó phải trống):
  npm run restore -- <tệp .tar> --key <tệp khóa age>          kiểm tra toàn bộ rồi phục hồi
  npm run restore -- <tệp .tar> --key <tệp khóa age> --check  chỉ kiểm tra cả nội dung, không đụng tới gì
  npm run restore -- <tệp .tar> --check                       chỉ kiểm tra tệp có nguyên vẹn không, không cần khóa`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const told = (done: number, of: number, words: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${done}/${of} ${words}`);
};

const readable = (file: string): string => {
  if (!existsSync(file)) throw new StartRefused(`Không đọc được tệp ${file}. Kiểm tra đường dẫn.`);
  return file;
};

const describe = ({ manifest, bytes, sha256 }: Pick<Checked, 'manifest' | 'bytes' | 'sha256'>): string => {
  const { at, tables, product } = manifest.content;
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return `Bản sao lưu nguyên vẹn: số liệu đến ${formatTime(at)}, ${tables.length} bảng, ${rows} dòng, ${bytes} byte, phiên bản ${product}.\nSHA-256 ${sha256}`;
};

/** Sealed columns open only with the installation's own keys: without them the copy would be of no use, with others it is another's. */
const demandSecretKeys = (config: Config, { secretCheck }: Checked): void => {
  if (secretCheck === undefined) return;
  const path = keyPathOf(config);
  if (!existsSync(path))
    throw new StartRefused(
      `Chưa có tệp khóa bí mật ${path}. Chép tệp khóa của hệ thống (cất riêng, không nằm trong bản sao lưu) vào đó, chmod 600, rồi chạy lại. Chưa đụng tới gì.`,
    );
  demandFit(openSecretsOf(openKeyFile(path)), secretCheck, path);
};

const noting =
  (config: Config, file: string, { manifest, sha256 }: Checked) =>
  async (tx: Db): Promise<void> => {
    const now = systemClock();
    await endEverySession(tx, now);
    await callAsSystem(commandDoor(config), { tx, now }, 'npm run restore', (call) =>
      noteRestore(call, { id: manifest.content.id, file, sha256, at: manifest.content.at }),
    );
  };

const restore = async (config: Config, path: string, identities: readonly string[]): Promise<void> => {
  const checked = await checkBackup(path, identities);
  say(describe(checked));
  demandSecretKeys(config, checked);
  const places = sealPlaces(config);
  const database = await openDatabase(config);
  try {
    const { manifest } = checked;
    const after = noting(config, path.split('/').at(-1) ?? path, checked);
    const { owner } = database;
    await restoreBackup({ owner, path, manifest, identities, sealDirectory: places.directory, told, after });
    const verdict = await verifyTrail({ db: owner, directory: places.directory, now: systemClock() });
    say('Đã phục hồi: số dòng, mã kiểm từng bảng đều khớp với bản sao lưu.');
    say(verdictWords(verdict));
    if (verdict.finding) process.exitCode = 2;
  } finally {
    await database.close();
  }
  if (existsSync(places.directory) && !existsSync(places.keyFile))
    say(`Trước khi khởi động: chép khóa niêm phong nhật ký (${places.keyFile}) từ nơi cất riêng.`);
  say('Khởi động lại bằng npm start; phiên bản mới hơn tự nâng cấp cấu trúc.');
};

const check = async (path: string, identities: readonly string[] | undefined): Promise<void> => {
  say(describe(identities ? await checkBackup(path, identities) : await checkWhole(path)));
  say(identities ? 'Khóa mở được; nội dung khớp từng bảng.' : 'Chưa kiểm tra nội dung mã hóa (cần --key).');
};

const run = async (): Promise<void> => {
  const { values, positionals } = readOptions(USAGE, {
    options: { key: { type: 'string' }, check: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0 || (values.key === undefined && !values.check))
    throw new StartRefused(USAGE);
  const path = readable(file);
  const identities = values.key === undefined ? undefined : identitiesIn(readFileSync(readable(values.key), 'utf8'));
  if (values.check || identities === undefined) return check(path, identities);
  await restore(readConfig(process.env), path, identities);
};

run().catch((error: unknown) => {
  const known = [StartRefused, BackupRefused, DirectoryInUse].some((kind) => error instanceof kind);
  process.stderr.write(
    `${error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error)}\n`,
  );
  process.exitCode = 1;
});
