import { callAsSystem } from '../platform/call/machine.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { type Config, readConfig } from '../platform/config/config.ts';
import { StartRefused } from '../platform/config/start-refused.ts';
import { DirectoryInUse } from '../platform/db/lock-file.ts';
import { openKeyFile } from '../platform/secrets/key-file.ts';
import { commandDoor } from './command-door.ts';
import { keyPathOf } from './installation-secrets.ts';
import { openDatabase } from './open-database.ts';
import { KeysRefused, retireKey, rotateKeys, type Tell } from './rotate-keys.ts';

const USAGE = `Cách dùng:
  npm run secrets -- rotate        thêm khóa mới, mã hóa lại toàn bộ theo khóa mới; bị ngắt thì chạy lại
  npm run secrets -- retire <mã>   bỏ khóa cũ khỏi tệp khi không còn nội dung nào dùng nó
  npm run secrets -- list          các mã khóa đang có`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const tellBy =
  (config: Config): Tell =>
  (tx, action, detail) =>
    callAsSystem(commandDoor(config), { tx, now: systemClock() }, 'npm run secrets', ({ audit }) =>
      audit({ action, objectType: 'system', objectId: 'secrets', detail: { ...detail } }),
    );

const run = async ([verb, id]: readonly string[]): Promise<void> => {
  if (!['rotate', 'retire', 'list'].includes(verb ?? '')) throw new KeysRefused(USAGE);
  const config = readConfig(process.env);
  const keys = openKeyFile(keyPathOf(config));
  if (verb === 'list') return say([...keys.ring().keys.keys()].join('\n'));
  const database = await openDatabase(config);
  try {
    const work = { db: database.owner, keys, now: systemClock(), tell: tellBy(config) };
    if (verb === 'rotate') {
      const { key, rows } = await rotateKeys(work);
      say(
        `Toàn bộ nội dung mã hóa nay theo khóa ${key} (mã hóa lại ${rows} dòng). Cất bản sao tệp ${keys.path} ở nơi riêng.`,
      );
    } else if (verb === 'retire' && id) {
      await retireKey(work, id);
      say(`Đã bỏ khóa ${id}. Bản sao lưu làm trước lúc này vẫn cần khóa đó: giữ tệp khóa cũ cùng các bản ấy.`);
    } else throw new KeysRefused(USAGE);
  } finally {
    await database.close();
  }
};

run(process.argv.slice(2)).catch((error: unknown) => {
  const known = [StartRefused, KeysRefused, DirectoryInUse].some((kind) => error instanceof kind);
  process.stderr.write(
    `${error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error)}\n`,
  );
  process.exitCode = 1;
});
