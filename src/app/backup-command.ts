import { makeBackup, planOf } from '../backups/server/index.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { StartRefused } from '../platform/config/start-refused.ts';
import { DirectoryInUse } from '../platform/db/lock-file.ts';
import { contextOf } from '../platform/jobs/context.ts';
import { withCommandCalls } from './command-calls.ts';
import { commandDoor } from './command-door.ts';
import { readOptions } from './read-options.ts';

const USAGE = `Cách dùng: npm run backup
  Sao lưu ngay vào các nơi cất đã đặt (dùng DATABASE_URL, DATA_DIR, BACKUP_… như máy chủ). Cơ sở dữ liệu nhúng chỉ cho một tiến trình mở:
  khi máy chủ đang chạy thì bấm “Sao lưu ngay” trên trang Vận hành, hoặc dừng máy chủ trước.`;

const progressTo = (stream: NodeJS.WriteStream) => {
  let last = '';
  return ({ done, of, words = '' }: { readonly done: number; readonly of: number; readonly words?: string }): void => {
    const line = `${done}/${of} ${words}`;
    if (stream.isTTY && line !== last) stream.write(`\r\x1b[K${line}`);
    last = line;
  };
};

const run = async (): Promise<void> => {
  readOptions(USAGE, { options: {} });
  const config = readConfig(process.env);
  const plan = planOf(config);
  const { secrets } = commandDoor(config);
  const backup = await withCommandCalls(config, (calls, { db }) => {
    const services = { db, clock: systemClock, secrets, calls };
    const atWork = { signal: new AbortController().signal, progress: progressTo(process.stderr) };
    const context = contextOf(services, { id: 0, name: 'backup', askedBy: null }, atWork);
    return makeBackup(context, { cause: 'command' }, plan, config);
  });
  process.stdout.write(
    `Đã sao lưu ${backup.name}, ${backup.bytes} byte, SHA-256 ${backup.sha256}.\n${backup.places
      .map(({ place, error }) => (error === undefined ? `  nằm ở ${place}` : `  KHÔNG tới được ${place}: ${error}`))
      .join('\n')}\n`,
  );
  if (backup.places.some(({ error }) => error !== undefined)) process.exitCode = 2;
};

run().catch((error: unknown) => {
  const known = error instanceof StartRefused || error instanceof DirectoryInUse;
  process.stderr.write(
    `${error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error)}\n`,
  );
  process.exitCode = 1;
});
