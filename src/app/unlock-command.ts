import { BREAK_GLASS, breakGlass } from '../accounts/server/break-glass.ts';
import { readConfig } from '../platform/config/config.ts';
import { StartRefused } from '../platform/config/start-refused.ts';
import { DirectoryInUse } from '../platform/db/lock-file.ts';
import { formatTime } from '../platform/text/vietnamese.ts';
import { withCommandCalls } from './command-calls.ts';
import { readOptions } from './read-options.ts';

const USAGE = `Cách dùng, khi không còn ai quản lý tài khoản đăng nhập được (dùng DATABASE_URL, DATA_DIR như máy chủ; cơ sở dữ liệu nhúng thì dừng máy chủ trước):
  npm run unlock -- --user <tên đăng nhập> --reason "<lý do>" [--without-second-factor]`;

/** In the demonstration it does not expire. */
const livesUntil = (expiresAt: string | null): string =>
  expiresAt === null ? '' : `dùng đến ${formatTime(expiresAt)}, `;

const run = async (): Promise<void> => {
  const { values } = readOptions(USAGE, {
    options: {
      user: { type: 'string' },
      reason: { type: 'string' },
      'without-second-factor': { type: 'boolean' },
    },
  });
  const { user, reason } = values;
  if (!user || !reason?.trim()) throw new StartRefused(USAGE);
  const wish = {
    username: user.trim().toLowerCase(),
    reason: reason.trim().slice(0, 200),
    withoutSecondFactor: values['without-second-factor'] ?? false,
  };
  const issued = await withCommandCalls(readConfig(process.env), (calls) =>
    calls.asSystem(BREAK_GLASS, (call) => breakGlass(call, wish)),
  );
  process.stdout.write(
    `Mật khẩu dùng một lần của ${issued.username} (${livesUntil(issued.expiresAt)}dùng một lần, phải đổi ngay): ${issued.oneTimePassword}\nViệc này đã ghi vào nhật ký.\n`,
  );
};

run().catch((error: unknown) => {
  const known = error instanceof StartRefused || error instanceof DirectoryInUse;
  process.stderr.write(
    `${error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error)}\n`,
  );
  process.exitCode = 1;
});
