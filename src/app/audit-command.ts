import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { noteIn } from '../audit/server/checkpoint-note.ts';
import { sealPlaces } from '../audit/server/jobs.ts';
import { PUBLIC_KEY_FILE } from '../audit/server/outside.ts';
import { proveInclusion } from '../audit/server/prove.ts';
import { verdictWords } from '../audit/server/verdict-words.ts';
import { verifyTrail } from '../audit/server/verify.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { type Config, readConfig } from '../platform/config/config.ts';
import { StartRefused } from '../platform/config/start-refused.ts';
import { DirectoryInUse } from '../platform/db/lock-file.ts';
import type { Database } from '../platform/db/open.ts';
import { systemTransaction } from '../platform/db/system-transaction.ts';
import { openDatabase } from './open-database.ts';
import { readOptions } from './read-options.ts';
import { eventSchemas } from './trail.ts';

const USAGE = `Cách dùng (dùng DATABASE_URL, DATA_DIR, AUDIT_DIR như máy chủ; cơ sở dữ liệu nhúng thì dừng máy chủ trước):
  npm run audit -- verify [--key <tệp khóa công khai cất riêng>]   kiểm tra toàn bộ nhật ký; mã thoát khác 0 khi có sai lệch
                          [--note <tệp điểm kiểm chứng cất riêng>] đối chiếu thêm với một điểm kiểm chứng đã gửi thư hoặc sao chép
  npm run audit -- proof <số niêm phong>                           bằng chứng một dòng nằm trong nhật ký
  npm run audit -- key                                             in khóa công khai
  npm run audit -- schema                                          in lược đồ JSON của từng loại dòng nhật ký, cho phần mềm thu nhận nhật ký`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Only a database that is there is checked: one that is not must not come about by asking. */
const opened = async (config: Config): Promise<Database> => {
  if (!config.databaseUrl && !existsSync(join(config.dataDirectory, 'pgdata')))
    throw new StartRefused(`Không có cơ sở dữ liệu trong ${config.dataDirectory}. Đặt DATA_DIR hoặc DATABASE_URL.`);
  return openDatabase(config);
};

const publicKeyFrom = (file: string | undefined): string | undefined => {
  if (file === undefined) return undefined;
  if (!existsSync(file)) throw new StartRefused(`Không đọc được tệp khóa công khai ${file}.`);
  return readFileSync(file, 'utf8');
};

const noteFrom = (file: string | undefined): string | undefined => {
  if (file === undefined) return undefined;
  const note = existsSync(file) ? noteIn(readFileSync(file, 'utf8')) : undefined;
  if (note === undefined)
    throw new StartRefused(
      `Không có điểm kiểm chứng nào trong tệp ${file}. Dùng tệp diem-kiem-chung-….txt đính kèm thư, hoặc một bản sao tệp trong thư mục kiểm chứng.`,
    );
  return note;
};

type KeptFiles = { readonly key?: string | undefined; readonly note?: string | undefined };

const verifyAll = async (database: Database, directory: string, files: KeptFiles): Promise<void> => {
  const [publicKey, keptNote] = [publicKeyFrom(files.key), noteFrom(files.note)];
  const verdict = await verifyTrail({
    db: database.owner,
    directory,
    now: systemClock(),
    ...(publicKey ? { publicKey } : {}),
    ...(keptNote ? { keptNote } : {}),
    onProgress: (checked) => void process.stderr.write(`\rĐã kiểm tra ${checked} dòng …`),
  });
  process.stderr.write('\n');
  say(verdictWords(verdict));
  if (verdict.finding) process.exitCode = 2;
};

const proveOne = async (database: Database, text: string): Promise<void> => {
  const number = /^\d{1,15}$/.test(text) ? Number(text) - 1 : -1;
  const facts = await systemTransaction(database.owner, async (tx) => {
    const leaf = await tx.selectFrom('audit_leaf').selectAll().where('number', '=', number).executeTakeFirst();
    const last = await tx
      .selectFrom('audit_checkpoint')
      .select(['size', 'note'])
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst();
    return leaf && last && { leaf, last, path: await proveInclusion(tx, number, last.size) };
  });
  if (!facts) throw new StartRefused(`Không có dòng nào mang số niêm phong ${text}.`);
  const { leaf, last, path } = facts;
  const base64 = (hash: Uint8Array) => Buffer.from(hash).toString('base64');
  say(`Dòng số ${number + 1} (mã ${leaf.event_id}) trong ${last.size} dòng\nlá: ${base64(leaf.hash)}`);
  say(path.map((hash, index) => `${index + 1}: ${base64(hash)}`).join('\n'));
  say(`\nĐiểm kiểm chứng:\n${last.note}`);
};

const run = async (): Promise<void> => {
  const { values, positionals } = readOptions(USAGE, {
    options: { key: { type: 'string' }, note: { type: 'string' } },
    allowPositionals: true,
  });
  const [verb, argument] = positionals;
  if (verb === 'schema') return say(JSON.stringify(Object.fromEntries(eventSchemas), null, 2));
  const config = readConfig(process.env);
  const { directory } = sealPlaces(config);
  if (verb === 'key') {
    const file = join(directory, PUBLIC_KEY_FILE);
    if (!existsSync(file)) throw new StartRefused('Chưa có điểm kiểm chứng nào.');
    return say(readFileSync(file, 'utf8').trim());
  }
  if (verb !== 'verify' && !(verb === 'proof' && argument !== undefined)) throw new StartRefused(USAGE);
  const database = await opened(config);
  try {
    await (verb === 'verify' ? verifyAll(database, directory, values) : proveOne(database, argument ?? ''));
  } finally {
    await database.close();
  }
};

run().catch((error: unknown) => {
  const known = error instanceof StartRefused || error instanceof DirectoryInUse;
  process.stderr.write(
    `${error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error)}\n`,
  );
  process.exitCode = 1;
});
