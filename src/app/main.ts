import { readConfig } from '../platform/config/config.ts';
import { DirectoryInUse } from '../platform/db/lock-file.ts';
import { readArguments } from './arguments.ts';
import { isStillToLoad, loadApart } from './demo/load-apart.ts';
import { openDatabase } from './open-database.ts';

/** A statement of a request that takes longer is ended, and the request answered 503; the system's own work takes its time. */
const LONGEST_STATEMENT_MS = 5_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  const wish = readArguments(process.argv.slice(2));
  if (!config.databaseUrl && wish !== 'empty' && isStillToLoad(config.dataDirectory)) {
    say('Đang nạp tỉnh minh họa, khoảng nửa phút…');
    await loadApart(process.argv.slice(2));
  }
  const opening = openDatabase(config, {
    statementTimeoutMs: LONGEST_STATEMENT_MS,
    onError: (error) => process.stderr.write(`Mất kết nối tới máy chủ cơ sở dữ liệu: ${error.message}\n`),
  });
  // The rest of the program is read while the embedded engine starts: a third of a second of a cold start.
  const [database, { runServer }] = await Promise.all([opening, import('./run-server.ts')]);
  try {
    await runServer({ database, config, wish, say });
  } catch (error) {
    await database.close();
    throw error;
  }
};

start().catch((error: unknown) => {
  const known = error instanceof DirectoryInUse || (error instanceof Error && error.name === 'StartRefused');
  process.stderr.write(
    `${known ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
