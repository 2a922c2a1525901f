import { existsSync } from 'node:fs';
import { drillNewest, planOf } from '../backups/server/index.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { StartRefused } from '../platform/config/start-refused.ts';
import { DirectoryInUse } from '../platform/db/lock-file.ts';
import { contextOf } from '../platform/jobs/context.ts';
import { withCommandCalls } from './command-calls.ts';
import { commandDoor } from './command-door.ts';
import { readOptions } from './read-options.ts';

const USAGE = `Cách dùng: npm run drill [-- --key <tệp khóa age>]
  Phục hồi thử bản sao lưu gần nhất vào một nơi riêng, ghi kết quả (dùng DATABASE_URL, DATA_DIR, BACKUP_… như máy chủ; cơ sở dữ liệu nhúng
  thì dừng máy chủ trước, hoặc bấm “Phục hồi thử ngay” trên trang). Không có --key thì dùng BACKUP_KEY_FILE. Mã thoát 2: không đạt.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const run = async (): Promise<void> => {
  const { values } = readOptions(USAGE, { options: { key: { type: 'string' } } });
  const config = readConfig(process.env);
  const plan = { ...planOf(config), ...(values.key === undefined ? {} : { keyFile: values.key }) };
  if (!existsSync(plan.keyFile)) throw new StartRefused(`Không đọc được tệp khóa ${plan.keyFile}. Chỉ ra bằng --key.`);
  const { secrets } = commandDoor(config);
  const atWork = { signal: new AbortController().signal, progress: () => undefined };
  const drilled = await withCommandCalls(config, (calls, { db }) => {
    const services = { db, clock: systemClock, secrets, calls };
    return drillNewest(contextOf(services, { id: 0, name: 'backup-drill', askedBy: null }, atWork), plan, config);
  });
  if (drilled === undefined)
    throw new StartRefused('Chưa có bản sao lưu nào còn ở nơi cất. Sao lưu trước: npm run backup.');
  for (const { step, ms, words } of drilled.steps) say(`${step}: ${words} (${(ms / 1000).toFixed(1)} giây)`);
  say(drilled.outcome === 'passed' ? 'Đạt: bản sao lưu phục hồi được.' : `Không đạt: ${drilled.reason ?? ''}`);
  if (drilled.outcome !== 'passed') process.exitCode = 2;
};

run().catch((error: unknown) => {
  const known = error instanceof StartRefused || error instanceof DirectoryInUse;
  process.stderr.write(
    `${error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error)}\n`,
  );
  process.exitCode = 1;
});
